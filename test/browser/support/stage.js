'use strict';

const { startApp } = require('./app');
const { startStandIn } = require('./stand-in');

/**
 * @import { App, Implementation } from './app'
 * @import { StandIn } from './stand-in'
 *
 * @typedef {object} Stage
 * @property {App} app
 * @property {StandIn} standIn
 * @property {Implementation} implementation
 *
 * @typedef {object} StageOptions
 * @property {string[]} [programArguments] of `clerk-local`
 * @property {object | ((standIn: StandIn) => object)} [options] of `clerkMiddleware()`
 */

/**
 * The packages, with their names for titles.
 *
 * @type {[Implementation, string][]}
 */
const PACKAGES = [
  ['ours', 'clerk-express-native'],
  ['reference', '@clerk/express'],
];

/** The app serves the Frontend API itself: the recommended set-up. */
const PROXY = { frontendApiProxy: { enabled: true } };

/** Instances of `clerk-local` by their arguments. Tests share them: each has a browser of its own. */
const standIns = sharing((/** @type {string[]} */ programArguments) => startStandIn(programArguments));

/** Apps by everything that they depend on. */
const apps = sharing(
  (
    /** @type {Implementation} */ implementation,
    /** @type {Required<StageOptions>['options']} */ options,
    /** @type {string[]} */ programArguments,
  ) =>
    standIns(programArguments).then((standIn) =>
      startApp(implementation, standIn, typeof options === 'function' ? options(standIn) : options),
    ),
);

/**
 * Runs a group of tests with an app of each package.
 *
 * @param {string} title
 * @param {(stage: Stage) => void} define the stage is set when the tests run
 * @param {StageOptions} [stageOptions]
 */
function withEachApp(title, define, { programArguments = [], options = PROXY } = {}) {
  for (const [implementation, name] of PACKAGES) {
    describe(`${title} (${name})`, () => {
      const stage = /** @type {Stage} */ ({ implementation });
      before(async () => {
        stage.standIn = await standIns(programArguments);
        stage.app = await apps(implementation, options, programArguments);
      });
      define(stage);
    });
  }
}

module.exports = { PROXY, withEachApp };

/**
 * The same result for equal arguments; functions are equal if their sources are.
 *
 * @template {any[]} Arguments
 * @template Result
 * @param {(...given: Arguments) => Promise<Result>} start
 */
function sharing(start) {
  /** @type {Map<string, Promise<Result>>} */
  const started = new Map();
  return (/** @type {Arguments} */ ...given) => {
    const key = given.map((value) => (typeof value === 'function' ? String(value) : JSON.stringify(value))).join();
    const known = started.get(key) ?? start(...given);
    started.set(key, known);
    return known;
  };
}
