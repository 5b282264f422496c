'use strict';

const { callAddon } = require('../errors/coded-error');
const { Authenticator, Site } = require('../native');
const {
  autoProxyPath,
  comparedByAddon,
  readEnvironment,
  readEnvironmentForTick,
  instanceVariable,
  currentTick,
} = require('./environment');
const { acceptedTokens, assertEffective, plainUrl, text, verificationSettings } = require('./values');
const { machineTokenCacheSettings, tokenCacheEntries } = require('./token-caches');
const { memoizeByJson } = require('./memoize');
const { clientOptions, optionsOf } = require('./client-options');
const { onPublicOrigin, publicUrl } = require('../request/view');

/** @import { SiteOptions } from '../../binding' */
/** @import { Authenticate, AuthenticateUnlessChanged, Instance, InstanceSettings, Options, View } from '../types' */
/** @import { Environment } from './environment' */

/** @typedef {[array: unknown[], copy: unknown[]][]} Arrays the arrays among options, with copies of their content */

/**
 * Where an app is served. `dependsOn` is set where functions decide: see {@link place}.
 *
 * @typedef {object} Place
 * @property {unknown} [isSatellite]
 * @property {unknown} [domain]
 * @property {unknown} [proxyUrl]
 * @property {string} [dependsOn]
 */

/** Maximum number of cached authenticators. Only options that differ for each request create more than a few. */
const MAX_AUTHENTICATORS = 4096;

/** Maximum number of cached sites per authenticator. Clients may choose sites where options are functions. */
const MAX_SITES = 16;

/** Authenticators with their sites: one for all middleware with equal settings. */
const authenticatorFor = memoizeByJson((/** @type {InstanceSettings} */ settings) => {
  /** @type {Authenticator | undefined} */
  let authenticator;
  /** @returns {Instance} */
  const createInstance = (/** @type {SiteOptions} */ where) => {
    // In this order, so that of several faults the same one is reported as by Clerk's SDK.
    const site = callAddon(() => new Site(where));
    const native = (authenticator ??= callAddon(
      () => new Authenticator(settings, settings, settings.machineTokenStore?.native),
    ));
    return {
      ...settings,
      ...where,
      authenticator: native,
      site,
      authenticate: /** @type {Authenticate} */ (callAddon(() => native.at(site))),
    };
  };
  return { at: memoizeByJson(createInstance, MAX_SITES) };
}, MAX_AUTHENTICATORS);

/**
 * The arrays of most options. One for all, so that it is not fetched from memory for each of a thousand tenants.
 *
 * @type {Arrays}
 */
const NO_ARRAYS = [];

/**
 * An environment without variables.
 *
 * @type {Environment}
 */
const NO_ENVIRONMENT = Object.freeze({});

/**
 * What configures an instance for each request of one middleware.
 *
 * @typedef {object} Configuration
 * @property {(view: View, isFromSocket?: boolean) => Instance} at throws a coded error for an invalid configuration
 * @property {() => Latest | undefined} unlessChanged returns `undefined` if more than the environment may have changed
 *
 * @typedef {object} Latest the instance of the latest request
 * @property {Instance} instance
 * @property {AuthenticateUnlessChanged} authenticate returns `undefined` if the environment has changed since
 */

/**
 * Creates a configuration. Options do not change, except for the content of their arrays. The environment is read again
 * for each request; for the later ones in a tick of the event loop, only the variable of the key that identifies the
 * instance is read. What depends on the requested URL is determined for each request, and few results are cached:
 * clients choose URLs.
 *
 * @param {Options} options of the middleware
 * @param {unknown} acceptsToken the accepted kinds of tokens
 * @returns {Configuration}
 */
function configure(options, acceptsToken) {
  const { clerkClient } = options;
  const isDynamic = hasFunctions(options);
  const hasOwnApi = !clerkClient && Boolean(options.apiUrl || options.apiVersion);
  const privateClient = hasOwnApi
    ? Object.freeze({ ...clientOptions(readEnvironment()), ...apiOf(options) })
    : undefined;
  const variableIndex = instanceVariable(options);
  /**
   * @type {{
   *   tick: number | undefined;
   *   environment: Environment;
   *   client: Options;
   *   arrays: Arrays;
   *   instance: Instance;
   *   authenticate?: AuthenticateUnlessChanged;
   * } | undefined}
   */
  let current;
  /** @type {Configuration['at']} */
  const at = (view, isFromSocket = false) => {
    const tick = isFromSocket ? currentTick() : undefined;
    const environment = tick === undefined ? readEnvironment() : readEnvironmentForTick(tick, variableIndex);
    if (
      isFromSocket &&
      current?.tick === tick &&
      current?.environment === environment &&
      areUnchanged(current.arrays)
    ) {
      return current.instance;
    }
    const client = privateClient ?? optionsOf(clerkClient || undefined);
    const isCurrent =
      current !== undefined &&
      current.environment === environment &&
      current.client === client &&
      areUnchanged(current.arrays);
    if (current !== undefined && isCurrent) {
      current.tick = tick;
      return current.instance;
    }
    const arrays = arraysOf(options);
    const instance = instanceFor(options, environment, client, acceptsToken, view);
    current = isDynamic ? undefined : { tick, environment, client, arrays, instance };
    return instance;
  };
  /** @type {Configuration['unlessChanged']} */
  const unlessChanged = () => {
    const compared = comparedByAddon();
    // The options of the client need not be compared: they change only when the environment does.
    if (compared === undefined || current?.environment !== compared.environment || !areUnchanged(current.arrays)) {
      return undefined;
    }
    const { authenticator, site } = current.instance;
    current.authenticate ??= callAddon(() => authenticator.at(site, compared.variables));
    return /** @type {Latest} */ (current);
  };
  return { at, unlessChanged };
}

/**
 * Returns the instance for one call of a client's `authenticateRequest()`, which does not read the environment.
 *
 * @param {Options} options of the call
 * @param {Options} client the options of the client
 * @param {View} view
 */
function configureCall(options, client, view) {
  return instanceFor(options, NO_ENVIRONMENT, client, options.acceptsToken ?? 'session_token', view);
}

/**
 * @param {Options} options
 * @param {Environment} environment
 * @param {Options} client
 * @param {unknown} acceptsToken
 * @param {View} view
 */
function instanceFor(options, environment, client, acceptsToken, view) {
  const where = siteSettings(options, environment, client, acceptsToken, view);
  const settings = instanceSettings(options, environment, client, acceptsToken);
  // The platform's proxy also applies to a client's own method, which reads no other variable.
  const platform = environment === NO_ENVIRONMENT ? readEnvironment() : environment;
  const autoProxy = where.proxyUrl || where.domain ? undefined : autoProxyPath(settings, platform);
  // An app needs a domain of its own, whatever the platform provides.
  const satelliteHasDomain = where.satelliteHasDomain || (environment === NO_ENVIRONMENT && autoProxy !== undefined);
  return authenticatorFor(settings).at({ ...where, satelliteHasDomain, proxyUrl: where.proxyUrl ?? autoProxy });
}

/**
 * Returns the arrays among the options, with copies of their current content.
 *
 * @param {Options} options
 * @returns {Arrays}
 */
function arraysOf({ audience, authorizedParties, issuer, headerType, organizationSyncOptions }) {
  const { organizationPatterns, personalAccountPatterns } = /** @type {Options} */ (organizationSyncOptions || {});
  const values = [audience, authorizedParties, issuer, headerType, organizationPatterns, personalAccountPatterns];
  const arrays = values.filter((value) => Array.isArray(value));
  return arrays.length === 0 ? NO_ARRAYS : arrays.map((array) => [array, [...array]]);
}

/** @param {Arrays} arrays */
function areUnchanged(arrays) {
  return arrays.every(
    ([array, copy]) => array.length === copy.length && array.every((entry, index) => entry === copy[index]),
  );
}

/** @param {Options} options */
function apiOf({ apiUrl, apiVersion }) {
  return { ...(apiUrl ? { apiUrl } : undefined), ...(apiVersion ? { apiVersion } : undefined) };
}

/**
 * Returns the options for a foreign client: those of the middleware, completed by the environment.
 *
 * @param {Options} options
 * @param {View} view
 * @returns {Options}
 */
function callOptions(options, view) {
  const { clerkClient, debug, frontendApiProxy, ...others } = options;
  void [clerkClient, debug, frontendApiProxy];
  const environment = readEnvironment();
  const { isSatellite, domain, proxyUrl } = place(options, environment, view);
  const isRelative = typeof proxyUrl === 'string' && proxyUrl.startsWith('/');
  return {
    ...others,
    secretKey: options.secretKey || environment.secretKey || '',
    machineSecretKey: options.machineSecretKey || environment.machineSecretKey || '',
    publishableKey: options.publishableKey || environment.publishableKey || '',
    proxyUrl: isRelative ? onPublicOrigin(proxyUrl, view) : (proxyUrl ?? ''),
    isSatellite,
    domain: domain ?? '',
    signInUrl: options.signInUrl || environment.signInUrl || '',
  };
}

/**
 * Whether functions of the requested URL determine where the app is served.
 *
 * @param {Options} options
 */
function hasFunctions({ isSatellite, domain, proxyUrl }) {
  return [isSatellite, domain, proxyUrl].some((value) => typeof value === 'function');
}

/**
 * Returns the options that may be functions of the requested URL. If any is, `dependsOn` is `request`, or says why they
 * do not determine a site: the request names no usable host (`no-host`), or they returned something other than a string
 * (`no-text`), such as an inherited property of an object that is indexed by host.
 *
 * @param {Options} options
 * @param {Environment} environment
 * @param {View} view
 * @returns {Place}
 */
function place(options, environment, view) {
  if (!hasFunctions(options)) {
    return placeAt(undefined, options, environment);
  }
  const url = publicUrl(view);
  if (url === undefined) {
    return { dependsOn: 'no-host' };
  }
  const named = placeAt(url, options, environment);
  const areStrings = /** @type {const} */ (['domain', 'proxyUrl']).every(
    (name) => typeof options[name] !== 'function' || !named[name] || typeof named[name] === 'string',
  );
  return areStrings ? { ...named, dependsOn: 'request' } : { dependsOn: 'no-text' };
}

/**
 * @param {URL | undefined} url
 * @param {Options} options
 * @param {Environment} environment
 * @returns {Place}
 */
function placeAt(url, options, environment) {
  const valueOf = (/** @type {unknown} */ value) => (typeof value === 'function' ? value(url) : value);
  const orElse = (/** @type {unknown} */ option, /** @type {unknown} */ fallback) =>
    option === undefined ? fallback : valueOf(option);
  // In this order, because functions may have side effects. The result of a function counts even if it is empty.
  const isSatellite = orElse(options.isSatellite, environment.isSatellite);
  const domain = plainUrl('domain', valueOf(options.domain)) || environment.domain;
  const proxyUrl = plainUrl('proxyUrl', orElse(options.proxyUrl, environment.proxyUrl));
  return { isSatellite, domain, proxyUrl };
}

/**
 * Returns the options of the native site: each from the option, the environment or the client.
 *
 * @param {Options} options
 * @param {Environment} environment
 * @param {Options} client
 * @param {unknown} acceptsToken
 * @param {View} view
 * @returns {SiteOptions}
 */
function siteSettings(options, environment, client, acceptsToken, view) {
  const { isSatellite, domain, proxyUrl, dependsOn } = place(options, environment, view);
  const isApp = environment !== NO_ENVIRONMENT;
  const ownSecretKey = options.secretKey || environment.secretKey;
  const demands = satelliteDemands(
    { isSatellite, domain, proxyUrl, secretKey: isApp ? ownSecretKey : undefined },
    acceptsToken === 'm2m_token' ? undefined : { ...client, secretKey: ownSecretKey || client.secretKey },
    isApp,
  );
  return {
    ...demands,
    isSatellite: Boolean(isSatellite || client.isSatellite),
    domain: text('domain', domain || client.domain),
    proxyUrl: text('proxyUrl', proxyUrl || client.proxyUrl),
    signInUrl: text('signInUrl', options.signInUrl || environment.signInUrl),
    satelliteAutoSync: options.satelliteAutoSync === true,
    ...(dependsOn && { dependsOn }),
  };
}

/**
 * Returns the options of the native authenticator: each from the option, the environment or the client.
 *
 * @param {Options} options
 * @param {Environment} environment
 * @param {Options} client
 * @param {unknown} acceptsToken
 * @returns {InstanceSettings}
 */
function instanceSettings(options, environment, client, acceptsToken) {
  assertEffective(options);
  const secretKey = options.secretKey || environment.secretKey || client.secretKey;
  return {
    acceptsToken: acceptedTokens(acceptsToken),
    publishableKey: String(options.publishableKey || environment.publishableKey || client.publishableKey || ''),
    // Anything but a string counts as missing, which the addon explains.
    secretKey: typeof secretKey === 'string' ? secretKey : '',
    // A client without its own key calls with that of the request.
    clientSecretKey: text('secretKey', client.secretKey),
    machineSecretKey: text(
      'machineSecretKey',
      options.machineSecretKey || environment.machineSecretKey || client.machineSecretKey,
    ),
    tokenCacheEntries: tokenCacheEntries(options.tokenCache),
    ...machineTokenCacheSettings(options.machineTokenCache),
    jwtKey: text('jwtKey', options.jwtKey || client.jwtKey),
    ...verificationSettings({
      ...options,
      audience: options.audience || client.audience,
      revocations: options.revocations ?? client.revocations,
    }),
    apiUrl: text('apiUrl', client.apiUrl),
    apiVersion: text('apiVersion', client.apiVersion),
    organizationSyncOptions: organizationSync(options.organizationSyncOptions),
    enableHandshake: options.enableHandshake !== false,
    strict: options.strict === true,
  };
}

/**
 * Returns what a satellite requires. In an app, options and environment must provide it, and only their own key
 * identifies a development instance; for a client's own method, its options count too.
 *
 * @param {Place & { secretKey?: unknown }} app the options and the environment
 * @param {Options | undefined} client what the client may provide; `undefined` where only M2M tokens are accepted
 * @param {boolean} isApp whether options and environment must provide it
 */
function satelliteDemands(app, client, isApp) {
  const isSatelliteOfApp = isApp && Boolean(app.isSatellite);
  const hasDomain = Boolean(app.domain || app.proxyUrl);
  return {
    satelliteHasDomain: hasDomain || (!isSatelliteOfApp && Boolean(!client || client.domain || client.proxyUrl)),
    satelliteSignInUrlDemand:
      (isSatelliteOfApp && isOfDevelopment(app.secretKey) && 'absolute') ||
      (client && isOfDevelopment(client.secretKey) && 'present') ||
      undefined,
  };
}

/** @param {unknown} secretKey */
function isOfDevelopment(secretKey) {
  return /^(sk_)?test_/.test(String(secretKey));
}

/**
 * Loaded with the middleware, not with the package: see `preload.js`.
 *
 * @param {unknown} options
 */
function organizationSync(options) {
  return options ? require('./organization-sync').organizationSync(options) : undefined;
}

module.exports = { callOptions, configure, configureCall };
