'use strict';

/**
 * An Express app in a process of its own, which responds with the id of the user. Its parent sends the kind of app; it
 * reports its port, and later the processor time and memory that it has used.
 */

const express = require('express');
const { once } = require('node:events');
const { collectGarbage } = require('../memory/collect-garbage');
const { KINDS } = require('./kinds');

/**
 * @import { AddressInfo } from 'node:net'
 * @import { Scripts } from '../types'
 */

// Forged tokens would cause many lines.
console.warn = console.error = () => {};

process.once(
  'message',
  async (/** @type {Scripts['apps/app-process.js']['settings']} */ { kind, claims, app: settings }) => {
    const app = express();
    app.disable('x-powered-by').disable('etag');
    KINDS[kind].build(app, claims, settings);
    // The default backlog turns some of a thousand connections away.
    const server = app.listen({ port: 0, host: '127.0.0.1', backlog: 4096 });
    await once(server, 'listening');
    process.on('message', (/** @type {{ collect: boolean }} */ { collect }) => {
      if (collect) {
        collectGarbage();
      }
      const { user, system } = process.cpuUsage();
      process.send?.({ cpuMicroseconds: user + system, residentBytes: process.memoryUsage.rss() });
    });
    const { port } = /** @type {AddressInfo} */ (server.address());
    process.send?.({ port });
  },
);
process.on('disconnect', () => process.exit());
