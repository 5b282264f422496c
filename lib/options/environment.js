'use strict';

// Taken here, so that no test's artificial time stops it.
const { setImmediate } = require('node:timers');

/** The options that the environment sets where the app does not, each with its variable. README explains them. */
const VARIABLES = {
  publishableKey: 'CLERK_PUBLISHABLE_KEY',
  secretKey: 'CLERK_SECRET_KEY',
  machineSecretKey: 'CLERK_MACHINE_SECRET_KEY',
  domain: 'CLERK_DOMAIN',
  proxyUrl: 'CLERK_PROXY_URL',
  signInUrl: 'CLERK_SIGN_IN_URL',
  isSatellite: 'CLERK_IS_SATELLITE',
};

/** Those that only the default client has, which takes them once. */
const VARIABLES_OF_CLIENT = { jwtKey: 'CLERK_JWT_KEY', apiUrl: 'CLERK_API_URL', apiVersion: 'CLERK_API_VERSION' };

/** The platform proxies automatically only if this variable is `production`. */
const PLATFORM = 'VERCEL_TARGET_ENV';

/** The others that decide whether it does. */
const PLATFORM_IN_PRODUCTION = ['CLERK_DISABLE_AUTO_PROXY', 'VERCEL_PROJECT_PRODUCTION_URL'];

/** Variables that say yes or no. */
const FLAGS = new Set(['isSatellite']);

/** All variables, those first that may decide about any request. */
const NAMES = [...Object.values(VARIABLES), PLATFORM, ...PLATFORM_IN_PRODUCTION, ...Object.values(VARIABLES_OF_CLIENT)];
const NAMES_OF_REQUEST = NAMES.indexOf(PLATFORM) + 1;

/** Where the app's own origin serves the Frontend API when the platform proxies by itself. */
const AUTO_PROXY_PATH = '/__clerk';

let latestTexts = [];
let latest;

/** How many variables of the table may decide about the next request. */
let namesOfRequest = NAMES_OF_REQUEST;

/**
 * The options that the environment sets, and whether the platform proxies by itself (`autoProxies`): the same object as
 * long as the variables stay the same. They are read again each time, as Clerk's SDK does,
 * because apps may load them late.
 */
function readEnvironment() {
  return read(NAMES.length);
}

/** The same, but only the first `count` variables of the table are looked at for a change. */
function read(count) {
  const { env } = process;
  for (let index = 0; index < count; index += 1) {
    if (env[NAMES[index]] !== latestTexts[index]) {
      return readAnew(env);
    }
  }
  return latest ?? readAnew(env);
}

/**
 * The same, for a request that sockets have brought in this turn of the event loop: all variables that may decide about
 * it are read for the first of them, and for the others only the one that tells instances apart, and the rest if it has
 * changed.
 *
 * @param {number} ofTurn see {@link turnOfEventLoop}
 * @param {number | undefined} telling the variable's place in the table: see {@link tellingVariable}
 */
function readEnvironmentOfTurn(ofTurn, telling) {
  if (ofTurn !== latestTurn) {
    latestTurn = ofTurn;
    return read(namesOfRequest);
  }
  if (telling === undefined || process.env[NAMES[telling]] === latestTexts[telling]) {
    return latest;
  }
  return readAnew(process.env);
}

/**
 * The variable by which an app could still change instances between two requests of the same turn: its own code runs
 * between them. An instance is known by its secret key; where that is an option, the publishable key is left.
 *
 * @param {{ secretKey?: string, publishableKey?: string }} options
 * @returns {number | undefined} its place in the table; nothing where options say both
 */
function tellingVariable({ secretKey, publishableKey }) {
  if (!secretKey) {
    return NAMES.indexOf(VARIABLES.secretKey);
  }
  return publishableKey ? undefined : NAMES.indexOf(VARIABLES.publishableKey);
}

let latestTurn;
let turn = 0;
let hasBegun = false;

/**
 * Tells turns of the event loop apart: the same number means the same turn. Requests of one turn came in together, so
 * that one look at the variables that say where an app is served does for all of them: to read all variables takes
 * longer than to decide about a request.
 */
function turnOfEventLoop() {
  if (!hasBegun) {
    hasBegun = true;
    // Not to be waited for: it runs when the requests that came in together are dealt with, and has the loop do nothing
    // that it would not do anyway.
    setImmediate(endTurn).unref();
  }
  return turn;
}

function endTurn() {
  hasBegun = false;
  turn += 1;
}

/** White space around the values is trimmed here, when a variable has changed, and not for each request. */
function readAnew(env) {
  latestTexts = NAMES.map((name) => env[name]);
  const textOf = (name) => valueOf(latestTexts[NAMES.indexOf(name)]);
  const entries = Object.entries({ ...VARIABLES, ...VARIABLES_OF_CLIENT }).map(([option, name]) => {
    return [option, FLAGS.has(option) ? isTruthy(textOf(name)) : textOf(name)];
  });
  const platform = [PLATFORM, ...PLATFORM_IN_PRODUCTION].map(textOf);
  namesOfRequest = platform[0] === 'production' ? NAMES.length : NAMES_OF_REQUEST;
  latest = Object.freeze({ ...Object.fromEntries(entries), autoProxies: autoProxies(...platform) });
  return latest;
}

/**
 * The value of a variable without the white space around it that files, secrets of Kubernetes and pastes bring along; a
 * byte-order mark counts as white space. A variable that holds nothing else is not set.
 *
 * @param {string | undefined} text
 */
function valueOf(text) {
  return text?.trim() || undefined;
}

/** Vercel provides a proxy on production deployments that have no domain of their own. */
function autoProxies(targetEnvironment, isDisabled, productionUrl = '') {
  return targetEnvironment === 'production' && !isTruthy(isDisabled) && hostOf(productionUrl).endsWith('.vercel.app');
}

/** How Clerk reads a flag: `true` in any case, or a number above zero. */
function isTruthy(text) {
  return text?.toLowerCase() === 'true' || Number.parseInt(text, 10) > 0;
}

/**
 * The path of the proxy that the platform provides, for live keys; otherwise `undefined`. It counts where neither a
 * proxy nor a domain is set.
 */
function autoProxyPath({ publishableKey }, { autoProxies }) {
  return autoProxies && /^(pk_)?live_/.test(publishableKey) ? AUTO_PROXY_PATH : undefined;
}

function hostOf(address) {
  if (!/^https?:\/\//.test(address)) {
    return address.split('/')[0];
  }
  return URL.canParse(address) ? new URL(address).hostname : '';
}

/**
 * Reads one variable that is not in the table, because only one function needs it. Its value is trimmed when it
 * changes.
 */
function readVariable(name) {
  let latestText;
  let value;
  return () => {
    const text = process.env[name];
    if (text !== latestText) {
      latestText = text;
      value = valueOf(text);
    }
    return value;
  };
}

/** The signing secret of the app's webhooks. */
const webhookSigningSecret = readVariable('CLERK_WEBHOOK_SIGNING_SECRET');

/** Where the Frontend API is, if it is not where the publishable key has it. Only the proxy asks, for each request. */
const frontendApiUrl = readVariable('CLERK_FAPI_URL');

/** The sign-in page, for redirects, which need no other variable. */
const signInUrlOfEnvironment = readVariable(VARIABLES.signInUrl);

module.exports = {
  autoProxyPath,
  frontendApiUrl,
  readEnvironment,
  readEnvironmentOfTurn,
  signInUrlOfEnvironment,
  tellingVariable,
  turnOfEventLoop,
  webhookSigningSecret,
};
