'use strict';

const { startProgram } = require('../program/start');
const { connect } = require('./connect');
const { argumentsFor } = require('./options');
const { withSeedFile } = require('./seed');

/** @type {typeof import('../../index').startClerkLocal} */
async function startClerkLocal(options = {}) {
  const programArguments = argumentsFor(options);
  const { url, env, stop } = await withSeedFile(options.seed, (file) =>
    startProgram([...programArguments, ...(file === undefined ? [] : ['--seed', file])]),
  );
  return connect({ url, env: Object.freeze(env), appUrl: options.appUrl, stop });
}

module.exports = { startClerkLocal };
