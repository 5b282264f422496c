'use strict';

const native = require('../native');
const { isEnvironmentOfProcess } = require('./process-environment');

/**
 * @typedef {Readonly<{
 *   publishableKey?: string,
 *   secretKey?: string,
 *   machineSecretKey?: string,
 *   domain?: string,
 *   proxyUrl?: string,
 *   signInUrl?: string,
 *   isSatellite?: boolean,
 *   jwtKey?: string,
 *   apiUrl?: string,
 *   apiVersion?: string,
 *   autoProxies?: boolean,
 * }>} Environment
 */

/**
 * The options that default to an environment variable, each with its variable. `npm run generate` writes
 * docs/reference/environment.md from these tables.
 */
const VARIABLES = {
  publishableKey: 'CLERK_PUBLISHABLE_KEY',
  secretKey: 'CLERK_SECRET_KEY',
  machineSecretKey: 'CLERK_MACHINE_SECRET_KEY',
  domain: 'CLERK_DOMAIN',
  proxyUrl: 'CLERK_PROXY_URL',
  signInUrl: 'CLERK_SIGN_IN_URL',
  isSatellite: 'CLERK_IS_SATELLITE',
};

/** Those that only the default client has, which reads them once. */
const VARIABLES_OF_CLIENT = { jwtKey: 'CLERK_JWT_KEY', apiUrl: 'CLERK_API_URL', apiVersion: 'CLERK_API_VERSION' };

/** The platform proxies automatically only if this variable is `production`. */
const PLATFORM = 'VERCEL_TARGET_ENV';

/** The other variables that decide whether it does. */
const PLATFORM_IN_PRODUCTION = ['CLERK_DISABLE_AUTO_PROXY', 'VERCEL_PROJECT_PRODUCTION_URL'];

/** Boolean variables. */
const FLAGS = new Set(['isSatellite']);

/** All variables; those that can affect any request come first. */
const NAMES = [...Object.values(VARIABLES), PLATFORM, ...PLATFORM_IN_PRODUCTION, ...Object.values(VARIABLES_OF_CLIENT)];
const NAMES_OF_REQUEST = NAMES.indexOf(PLATFORM) + 1;

/** Variables that only one function reads. */
const SIGNING_SECRET = 'CLERK_WEBHOOK_SIGNING_SECRET';
const FRONTEND_API = 'CLERK_FAPI_URL';

/** Every option that has a variable, with its variable. */
const OPTION_VARIABLES = Object.freeze({ ...VARIABLES, ...VARIABLES_OF_CLIENT, signingSecret: SIGNING_SECRET });

/** The variables that are not options. */
const OTHER_VARIABLES = Object.freeze([FRONTEND_API, PLATFORM, ...PLATFORM_IN_PRODUCTION]);

/** The path on the app's own origin under which the platform proxies the Frontend API. */
const AUTO_PROXY_PATH = '/__clerk';

/** @type {(string | undefined)[]} */
let latestTexts = [];

/**
 * What `process.env` was when it was read: apps and test runners replace it.
 *
 * @type {NodeJS.ProcessEnv | undefined}
 */
let source;
let isSourceOfProcess = false;

/** @type {Environment | undefined} */
let latest;

/** The number of variables, from the start of the table, that can affect the next request. */
let namesOfRequest = NAMES_OF_REQUEST;

/**
 * Returns the options that the environment sets, and whether the platform proxies automatically (`autoProxies`): the
 * same object while the variables do not change. They are read each time, as in Clerk's SDK,
 * because apps may load them late.
 *
 * @returns {Environment}
 */
function readEnvironment() {
  return read(NAMES.length);
}

/**
 * The same, but checks only the variables that can affect a request for changes.
 *
 * @returns {Environment}
 */
function readEnvironmentOfRequest() {
  return read(namesOfRequest);
}

/**
 * @param {number} count how many variables of the table to check for changes
 * @returns {Environment}
 */
function read(count) {
  const { env } = process;
  if (env !== source) {
    return readAgain(env);
  }
  for (let index = 0; index < count; index += 1) {
    if (env[NAMES[index]] !== latestTexts[index]) {
      return readAgain(env);
    }
  }
  return /** @type {Environment} */ (latest);
}

/**
 * Returns what was read last, if the addon compares the variables with it: it does so for each request, because an app
 * may switch instances between two of them, and takes a fraction of the time in which Node reads a single one. Returns
 * `undefined` where they have to be read here.
 *
 * @returns {Environment | undefined}
 */
function comparedByAddon() {
  return isSourceOfProcess && process.env === source ? latest : undefined;
}

/**
 * Parses the variables after a change; values are trimmed here and not for each request.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Environment}
 */
function readAgain(env) {
  if (env !== source) {
    source = env;
    isSourceOfProcess = isEnvironmentOfProcess(env);
  }
  // The others matter on a platform with a proxy, and until there is the key that the default client waits for.
  const areAllOfRequest = valueOf(env[PLATFORM]) === 'production' || !valueOf(env[VARIABLES.secretKey]);
  namesOfRequest = areAllOfRequest ? NAMES.length : NAMES_OF_REQUEST;
  if (isSourceOfProcess) {
    // Before they are read, so that a change in between is noticed.
    native.rememberVariables(NAMES.slice(0, namesOfRequest));
  }
  latestTexts = NAMES.map((name) => env[name]);
  const textOf = (/** @type {string} */ name) => valueOf(latestTexts[NAMES.indexOf(name)]);
  const entries = Object.entries({ ...VARIABLES, ...VARIABLES_OF_CLIENT }).map(([option, name]) => {
    return [option, FLAGS.has(option) ? isTruthy(textOf(name)) : textOf(name)];
  });
  const platform = [PLATFORM, ...PLATFORM_IN_PRODUCTION].map(textOf);
  const environment = Object.freeze({ ...Object.fromEntries(entries), autoProxies: autoProxies(...platform) });
  latest = environment;
  return environment;
}

/**
 * The value of a variable without surrounding white space (including a byte-order mark), which env files, Kubernetes
 * secrets and pasted values often have. A variable with nothing else counts as unset.
 *
 * @param {string | undefined} text
 */
function valueOf(text) {
  return text?.trim() || undefined;
}

/**
 * Vercel provides a proxy for production deployments without a custom domain.
 *
 * @param {...(string | undefined)} values those of the platform's variables
 */
function autoProxies(...values) {
  const [targetEnvironment, isDisabled, productionUrl = ''] = values;
  return targetEnvironment === 'production' && !isTruthy(isDisabled) && hostOf(productionUrl).endsWith('.vercel.app');
}

/**
 * How Clerk's SDK reads a flag: `true` in any case, or a positive number.
 *
 * @param {string | undefined} text
 */
function isTruthy(text = '') {
  return text.toLowerCase() === 'true' || Number.parseInt(text, 10) > 0;
}

/**
 * The path of the platform's proxy, for live keys; otherwise `undefined`. It applies if neither a proxy nor a domain is
 * set.
 *
 * @param {{ publishableKey: string }} setting
 * @param {Environment} environment
 */
function autoProxyPath({ publishableKey }, { autoProxies }) {
  return autoProxies && /^(pk_)?live_/.test(publishableKey) ? AUTO_PROXY_PATH : undefined;
}

/** @param {string} url */
function hostOf(url) {
  if (!/^https?:\/\//.test(url)) {
    return url.split('/')[0];
  }
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/**
 * Returns a reader for one variable that is not in the table, because only one function needs it. The value is trimmed
 * when it changes.
 *
 * @param {string} name
 */
function readVariable(name) {
  /** @type {string | undefined} */
  let latestText;
  /** @type {string | undefined} */
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
const webhookSigningSecret = readVariable(SIGNING_SECRET);

/** The Frontend API's URL, if it is not the one in the publishable key. Only the proxy reads it, for each request. */
const frontendApiUrl = readVariable(FRONTEND_API);

/** The sign-in page, for redirects. */
const signInUrlOfEnvironment = readVariable(VARIABLES.signInUrl);

module.exports = {
  OPTION_VARIABLES,
  OTHER_VARIABLES,
  autoProxyPath,
  comparedByAddon,
  frontendApiUrl,
  readEnvironment,
  readEnvironmentOfRequest,
  signInUrlOfEnvironment,
  webhookSigningSecret,
};
