'use strict';

/** A worker thread that serves one app with the options in `workerData`, and posts its origin. */

const { parentPort, workerData } = require('node:worker_threads');
const { startApp } = require('./app');
const { expressVersions, implementations } = require('./implementations');

startApp(implementations.ours, expressVersions['Express 5'], workerData.options).then(({ origin }) => {
  parentPort?.postMessage(origin);
});
// Servers do not keep the thread alive, but an open port to the parent does.
parentPort?.on('message', () => parentPort?.close());
