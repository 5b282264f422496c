'use strict';

const { callAddon } = require('../errors/coded-error');
const { ConfigurationError } = require('../errors/configuration-error');
const { Authenticator, Site } = require('../native');
const {
  autoProxyPath,
  readEnvironment,
  readEnvironmentForTick,
  instanceVariable,
  currentTick,
} = require('./environment');
const { reserveSessionCache } = require('../request/session-cache');
const { acceptedTokens, demandEffect, plainUrl, text, verificationSettings } = require('./values');
const { memoizeByJson } = require('./memoize');
const { clientOptions, optionsOf } = require('./client-options');
const { onPublicOrigin, publicUrl } = require('../request/view');

/** Most authenticators that are kept ready. Only options that are made anew for each request make more than a few. */
const MAX_AUTHENTICATORS = 4096;

/** Most sites that are kept ready for an authenticator. Clients may choose them, where options are functions. */
const MAX_SITES = 16;

/** The prepared authenticators with their sites: one for all middleware with equal settings. */
const prepare = memoizeByJson((setting) => {
  let authenticator;
  const at = memoizeByJson((where) => {
    // In this order, so that of several faults the same one is reported as by Clerk's SDK.
    const site = callAddon(() => new Site(where));
    authenticator ??= callAddon(() => new Authenticator(setting, setting));
    reserveSessionCache(setting.tokenCacheEntries);
    return { ...setting, ...where, authenticator, site, authenticate: callAddon(() => authenticator.at(site)) };
  }, MAX_SITES);
  return { at };
}, MAX_AUTHENTICATORS);

/** About four gigabytes of tokens: a larger number is a mistake. */
const MAX_TOKEN_CACHE_ENTRIES = 1_000_000;

/** The lists of most options. One for all, so that it is not fetched from memory for each of a thousand tenants. */
const NO_LISTS = Object.freeze([]);

/** An environment that says nothing. */
const NO_ENVIRONMENT = Object.freeze({});

/**
 * The source of instances for one middleware. Options stay as they are, but for their lists, which the app may still
 * fill. The environment is read again for each request; where sockets bring several in the same tick of the event loop,
 * the later ones have only the key read again that tells instances apart. What depends on the address asked for is
 * found out for each request, and little of it is kept: clients choose addresses.
 *
 * @param {object} options the middleware's options
 * @param {string | string[]} acceptsToken which kinds of tokens are accepted
 * @returns {(view: unknown[], isFromSocket?: boolean) => object} gives the configured instance for a request, `view`
 *   being what the addon is told about it: the function `authenticate` that decides, the `authenticator` and the `site`
 *   behind it, and the settings that led to them. Throws an error with a `code` when the configuration cannot work
 */
function configure(options, acceptsToken) {
  const { clerkClient } = options;
  const isDynamic = isNamedByFunctions(options);
  const ownApi = !clerkClient && (options.apiUrl || options.apiVersion);
  const privateClient = ownApi && Object.freeze({ ...clientOptions(readEnvironment()), ...apiOf(options) });
  const variableIndex = instanceVariable(options);
  let current;
  return (view, isFromSocket = false) => {
    const tick = isFromSocket ? currentTick() : undefined;
    const environment = isFromSocket ? readEnvironmentForTick(tick, variableIndex) : readEnvironment();
    if (isFromSocket && current?.tick === tick && current.environment === environment && areUnchanged(current.lists)) {
      return current.instance;
    }
    const client = privateClient || optionsOf(clerkClient || undefined);
    const isCurrent =
      current !== undefined &&
      current.environment === environment &&
      current.client === client &&
      areUnchanged(current.lists);
    if (isCurrent) {
      current.tick = tick;
      return current.instance;
    }
    const lists = listsOf(options);
    const instance = configured(options, environment, client, acceptsToken, view);
    const now = { tick, environment, client, lists, instance };
    current = isDynamic ? undefined : now;
    return now.instance;
  };
}

/**
 * The instance for one call of a client's `authenticateRequest()`, which consults no environment.
 *
 * @param {object} options the call's options
 * @param {object} client the options that the client was made with
 * @param {unknown[]} view what the addon is told about the request
 */
function configureCall(options, client, view) {
  return configured(options, NO_ENVIRONMENT, client, options.acceptsToken ?? 'session_token', view);
}

function configured(options, environment, client, acceptsToken, view) {
  const where = siteSettings(options, environment, client, acceptsToken, view);
  const setting = instanceSettings(options, environment, client, acceptsToken);
  // The platform proxies for a client's own method too, which consults no other variable.
  const platform = environment === NO_ENVIRONMENT ? readEnvironment() : environment;
  const autoProxy = where.proxyUrl || where.domain ? undefined : autoProxyPath(setting, platform);
  // An app is asked for a domain before it is looked at what the platform provides.
  const satelliteHasDomain = where.satelliteHasDomain || (environment === NO_ENVIRONMENT && autoProxy !== undefined);
  return prepare(setting).at({ ...where, satelliteHasDomain, proxyUrl: where.proxyUrl ?? autoProxy });
}

/** The lists among the options, each with a copy of what it holds now. */
function listsOf({ audience, authorizedParties, issuer, headerType, organizationSyncOptions }) {
  const { organizationPatterns, personalAccountPatterns } = organizationSyncOptions || {};
  const lists = [audience, authorizedParties, issuer, headerType, organizationPatterns, personalAccountPatterns];
  const given = lists.filter(Array.isArray);
  return given.length === 0 ? NO_LISTS : given.map((list) => [list, [...list]]);
}

function areUnchanged(lists) {
  return lists.every(
    ([list, copy]) => list.length === copy.length && list.every((entry, index) => entry === copy[index]),
  );
}

function apiOf({ apiUrl, apiVersion }) {
  return { ...(apiUrl && { apiUrl }), ...(apiVersion && { apiVersion }) };
}

/**
 * The options with which a client of another package is asked about a request: those of the middleware, completed by
 * the environment.
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

/** Whether the app's functions say where it is served, from the URL that a client asked for. */
function isNamedByFunctions({ isSatellite, domain, proxyUrl }) {
  return [isSatellite, domain, proxyUrl].some((value) => typeof value === 'function');
}

/**
 * The options that may be functions of the URL that the client asked for. Where there are any, `dependsOn` is
 * `request`, or says why they have not named a site: because the request names no usable host (`no-host`), or because
 * they returned something else than text (`no-text`), such as a property that every object has under the name of a
 * host.
 */
function place(options, environment, view) {
  if (!isNamedByFunctions(options)) {
    return placeAt(undefined, options, environment);
  }
  const url = publicUrl(view);
  if (url === undefined) {
    return { dependsOn: 'no-host' };
  }
  const named = placeAt(url, options, environment);
  const isText = ['domain', 'proxyUrl'].every(
    (name) => typeof options[name] !== 'function' || !named[name] || typeof named[name] === 'string',
  );
  return isText ? { ...named, dependsOn: 'request' } : { dependsOn: 'no-text' };
}

function placeAt(url, options, environment) {
  const valueOf = (value) => (typeof value === 'function' ? value(url) : value);
  const orElse = (option, fallback) => (options[option] === undefined ? fallback : valueOf(options[option]));
  // In this order, because functions may have effects. What a function gives counts, also when it is nothing.
  const isSatellite = orElse('isSatellite', environment.isSatellite);
  const domain = plainUrl('domain', valueOf(options.domain)) || environment.domain;
  const proxyUrl = plainUrl('proxyUrl', orElse('proxyUrl', environment.proxyUrl));
  return { isSatellite, domain, proxyUrl };
}

/** The options of the native site: one row a setting, from the option, the environment or the client. */
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

/** The options of the native authenticator: one row a setting, from the option, the environment or the client. */
function instanceSettings(options, environment, client, acceptsToken) {
  demandEffect(options);
  const secretKey = options.secretKey || environment.secretKey || client.secretKey;
  return {
    acceptsToken: acceptedTokens(acceptsToken),
    publishableKey: String(options.publishableKey || environment.publishableKey || client.publishableKey || ''),
    // What is no text counts as missing, which the addon explains.
    secretKey: typeof secretKey === 'string' ? secretKey : '',
    // A client without a key of its own calls with that of the request.
    clientSecretKey: text('secretKey', client.secretKey),
    machineSecretKey: text(
      'machineSecretKey',
      options.machineSecretKey || environment.machineSecretKey || client.machineSecretKey,
    ),
    tokenCacheEntries: tokenCacheEntries(options.tokenCache),
    machineTokenCacheTtlInMs: timeToLive(options.machineTokenCache),
    jwtKey: text('jwtKey', options.jwtKey || client.jwtKey),
    ...verificationSettings({ ...options, audience: options.audience || client.audience }),
    apiUrl: text('apiUrl', client.apiUrl),
    apiVersion: text('apiVersion', client.apiVersion),
    organizationSyncOptions: organizationSync(options.organizationSyncOptions),
    enableHandshake: options.enableHandshake !== false,
    strict: options.strict === true,
  };
}

/**
 * What a satellite has to have. In an app, the options and the environment have to have it, and only their own key
 * tells of a development instance; for a client's own method, its options count too.
 *
 * @param {object} app what options and environment say
 * @param {object | undefined} client what is left to the client to say; nothing where M2M tokens alone are accepted
 * @param {boolean} isApp whether options and environment have to say it
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

function isOfDevelopment(secretKey) {
  return /^(sk_)?test_/.test(secretKey);
}

/** Not loaded with the package, but with the middleware: see `load-for-requests.js`. */
function organizationSync(options) {
  return options ? require('./organization-sync').organizationSync(options) : undefined;
}

/** How many verified tokens are remembered: none for `false`, the addon's default where the option is not set. */
function tokenCacheEntries(tokenCache) {
  if (tokenCache === false) {
    return 0;
  }
  const isObject = typeof tokenCache === 'object' && tokenCache !== null;
  if (tokenCache == null || tokenCache === true || (isObject && Object.keys(tokenCache).length === 0)) {
    return undefined;
  }
  const { entries } = tokenCache;
  if (!isObject || !Number.isInteger(entries) || entries < 0 || entries > MAX_TOKEN_CACHE_ENTRIES) {
    throw new ConfigurationError(
      'token-cache-invalid',
      `Clerk: the option tokenCache${isObject ? `.entries is ${String(entries)}` : ` is ${String(tokenCache)}`}; ` +
        `expected false, or { entries } with an integer from 0 to ${MAX_TOKEN_CACHE_ENTRIES}, such as { entries: 10_000 }.`,
    );
  }
  return entries;
}

/** For how long Clerk's answers about opaque machine tokens are used again; nothing where they are not. */
function timeToLive(machineTokenCache) {
  if (!machineTokenCache) {
    return undefined;
  }
  const { ttlMs } = machineTokenCache;
  if (typeof ttlMs !== 'number' || !Number.isFinite(ttlMs) || ttlMs < 0) {
    throw new ConfigurationError(
      'machine-token-cache-invalid',
      `Clerk: the option machineTokenCache.ttlMs is ${String(ttlMs)}; expected a number of milliseconds, such as ` +
        '{ ttlMs: 60_000 }.',
    );
  }
  return ttlMs;
}

module.exports = { callOptions, configure, configureCall };
