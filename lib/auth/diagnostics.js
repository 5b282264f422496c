'use strict';

const { channel } = require('node:diagnostics_channel');
const { withoutSecrets } = require('../native');

/** @import { AppRequest, Instance, State, View } from '../types' */

/**
 * Publishes each decision of the middleware: `{ request, status, reason, message, explanation }`. The explanation has
 * several lines and contains no secrets.
 */
const decisions = channel('clerk-express-native:authenticate');

/**
 * Publishes a decision to subscribers and, with `debug`, on the console; free where there are neither.
 *
 * @param {State} state
 * @param {Instance} instance
 * @param {View} view
 * @param {AppRequest} req
 * @param {unknown} debug
 */
function announce(state, instance, view, req, debug) {
  if (!debug && !decisions.hasSubscribers) {
    return;
  }
  const explanation = explain(state, instance, view);
  if (debug) {
    console.log(explanation);
  }
  if (decisions.hasSubscribers) {
    const { status, reason, message } = state;
    decisions.publish({ request: req, status, reason, message, explanation });
  }
}

/**
 * Explains a decision in words.
 *
 * @param {State} state
 * @param {Instance} instance
 * @param {View} view
 */
function explain({ status, reason, message, detail }, { authenticator, site }, view) {
  return authenticator.explain(site, view, status, reason, detail ?? message);
}

/**
 * Returns what a decision was based on, including the options.
 *
 * @param {Instance} instance
 * @param {View} view
 * @returns {Record<string, unknown>}
 */
function facts({ authenticator, site, authenticate, ...options }, view) {
  void authenticate;
  /** @type {Record<string, unknown>} */
  const shown = { ...options, ...JSON.parse(/** @type {string} */ (authenticator.debug(site, view))) };
  for (const name of URL_OPTIONS) {
    shown[name] &&= withoutSecrets(String(shown[name]));
  }
  return shown;
}

/** Options that hold a URL. */
const URL_OPTIONS = ['apiUrl', 'proxyUrl', 'signInUrl'];

module.exports = { announce, explain, facts };
