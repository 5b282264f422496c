'use strict';

const { channel } = require('node:diagnostics_channel');

/**
 * Each decision of the middleware, for whoever subscribes: `{ request, status, reason, message, explanation }`. The
 * explanation is several lines of text; no secret stands in any of them.
 */
const decisions = channel('clerk-express-native:authenticate');

/**
 * Tells those who listen what was decided. Costs nothing where nobody does.
 *
 * @param {object} state what the addon decided
 * @param {object} instance the configured instance
 * @param {object[]} view what the addon was asked
 * @param {object} req
 * @param {boolean} debug whether the console listens
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

/** A decision in words. */
function explain({ status, reason, message, detail }, { authenticator, site }, view) {
  return authenticator.explain(site, view, status, reason, detail ?? message);
}

/** What a decision was made from, beside the options that led to it. */
function facts({ authenticator, site, authenticate, ...options }, view) {
  void authenticate;
  const shown = { ...options, ...JSON.parse(authenticator.debug(site, view)) };
  for (const name of ADDRESSES) {
    shown[name] &&= withoutSecrets(shown[name]);
  }
  return shown;
}

/** Options that hold an address. */
const ADDRESSES = ['apiUrl', 'proxyUrl', 'signInUrl'];

/** An address without credentials and query; anything else as it is. */
function withoutSecrets(address) {
  if (!URL.canParse(address)) {
    return address.split('?')[0];
  }
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}

module.exports = { announce, explain, facts };
