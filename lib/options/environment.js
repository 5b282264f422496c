'use strict';

// Captured at load time, so that fake timers in tests do not stop it.
const { setImmediate } = require('node:timers');
const { isEnvironmentOfProcess, isReadByAddon } = require('./process-environment');

/** @import { RememberedVariables } from '../../binding' */

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

/** @type {Environment | undefined} */
let latest;

/**
 * {@link latest} with the variables that the addon remembered when it was read from {@link source}; `undefined` where
 * the addon cannot compare them.
 *
 * @type {{ environment: Environment, variables: RememberedVariables } | undefined}
 */
let comparable;

/** @type {RememberedVariables | undefined} */
let remembered;

/** @type {NodeJS.ProcessEnv | undefined} */
let source;
let isSourceOfProcess = false;

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
 * The same, but checks only the first `count` variables of the table for changes.
 *
 * @param {number} count
 * @returns {Environment}
 */
function read(count) {
  const { env } = process;
  for (let index = 0; index < count; index += 1) {
    if (env[NAMES[index]] !== latestTexts[index]) {
      return readAgain(env);
    }
  }
  return latest ?? readAgain(env);
}

/**
 * The same, for a request that arrived on a socket in this tick of the event loop: the first request of a tick checks
 * all variables that can affect it, and the others only the variable that identifies the instance.
 *
 * @param {number} tick see {@link currentTick}
 * @param {number} [variableIndex] see {@link instanceVariable}
 * @returns {Environment}
 */
function readEnvironmentForTick(tick, variableIndex) {
  if (tick !== latestTick) {
    latestTick = tick;
    return read(namesOfRequest);
  }
  if (variableIndex === undefined || process.env[NAMES[variableIndex]] === latestTexts[variableIndex]) {
    return /** @type {Environment} */ (latest);
  }
  return readAgain(process.env);
}

/**
 * Returns what was read last, if the addon can compare the variables with it: it does so for each request, which takes
 * less time than reading one through Node. Otherwise they have to be read here.
 */
function comparedByAddon() {
  return process.env === source && isReadByAddon() ? comparable : undefined;
}

/**
 * Has the addon remember the variables, and returns its memory; `undefined` where it cannot read them.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {RememberedVariables | undefined}
 */
function rememberVariables(env) {
  if (!isReadByAddon()) {
    return undefined;
  }
  if (env !== source) {
    isSourceOfProcess = isEnvironmentOfProcess(env);
    source = env;
  }
  if (!isSourceOfProcess) {
    return undefined;
  }
  remembered ??= new (require('../native').RememberedVariables)(NAMES);
  // The others matter on a platform with a proxy, and until there is the key that the default client waits for.
  const areAllOfRequest = namesOfRequest === NAMES.length || !valueOf(env[VARIABLES.secretKey]);
  remembered.remember(areAllOfRequest ? NAMES.length : NAMES_OF_REQUEST);
  return remembered;
}

/**
 * The variable by which an app could still switch instances between two requests of one tick: its own code runs between
 * them. The secret key identifies an instance; if it is an option, the publishable key does.
 *
 * @param {{ secretKey?: unknown, publishableKey?: unknown }} options
 * @returns {number | undefined} its index in the table; `undefined` if both keys are options
 */
function instanceVariable({ secretKey, publishableKey }) {
  if (!secretKey) {
    return NAMES.indexOf(VARIABLES.secretKey);
  }
  return publishableKey ? undefined : NAMES.indexOf(VARIABLES.publishableKey);
}

/** @type {number | undefined} */
let latestTick;
let tickNumber = 0;
let hasBegun = false;

/**
 * Returns a number that is unique to the current tick of the event loop. Requests of one tick arrived together, so one
 * check of the variables serves all of them: reading all variables takes longer than deciding a request.
 */
function currentTick() {
  if (!hasBegun) {
    hasBegun = true;
    // Runs after the requests that arrived together; unref() keeps it from holding the process open.
    setImmediate(endTick).unref();
  }
  return tickNumber;
}

function endTick() {
  hasBegun = false;
  tickNumber += 1;
}

/**
 * Parses the variables after a change; values are trimmed here and not for each request.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Environment}
 */
function readAgain(env) {
  namesOfRequest = valueOf(env[PLATFORM]) === 'production' ? NAMES.length : NAMES_OF_REQUEST;
  // Before they are read, so that a change in between is noticed.
  const variables = rememberVariables(env);
  latestTexts = NAMES.map((name) => env[name]);
  const textOf = (/** @type {string} */ name) => valueOf(latestTexts[NAMES.indexOf(name)]);
  const entries = Object.entries({ ...VARIABLES, ...VARIABLES_OF_CLIENT }).map(([option, name]) => {
    return [option, FLAGS.has(option) ? isTruthy(textOf(name)) : textOf(name)];
  });
  const platform = [PLATFORM, ...PLATFORM_IN_PRODUCTION].map(textOf);
  const environment = Object.freeze({ ...Object.fromEntries(entries), autoProxies: autoProxies(...platform) });
  latest = environment;
  comparable = variables && { environment, variables };
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
  readEnvironmentForTick,
  signInUrlOfEnvironment,
  instanceVariable,
  currentTick,
  webhookSigningSecret,
};
