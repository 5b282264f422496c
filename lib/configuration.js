'use strict';

const { Authenticator } = require('./native');
const { clerkClient: defaultClient, isOwnClient, optionsOf } = require('./client');
const { warnOfUnknownOptions } = require('./options');

/** Most configurations that are kept ready. Only the callback form of the middleware makes more than a few. */
const MAX_PREPARED = 4096;

/** Native authenticators by the configuration that they were made from, least recently used first. */
const prepared = new Map();

/**
 * The source of authenticators for one middleware. Options stay as they are; the environment is read again for each
 * request, as Clerk's SDK does (authentication.md §1.1), because apps may load it late.
 *
 * @param {object} options the middleware's options
 * @returns {() => object} gives the configured instance: `authenticator`, `secretKey`, `apiUrl` and `apiVersion`;
 *   throws an error with a `code` when the configuration cannot work
 */
function configure(options) {
  warnOfUnknownOptions(options);
  let current;
  return () => {
    const client = optionsOf(clientIn(options));
    const publishableKey = options.publishableKey || process.env.CLERK_PUBLISHABLE_KEY || client.publishableKey || '';
    const secretKey = options.secretKey || process.env.CLERK_SECRET_KEY || client.secretKey || '';
    const isCurrent =
      current !== undefined &&
      current.client === client &&
      current.publishableKey === publishableKey &&
      current.secretKey === secretKey;
    if (!isCurrent) {
      current = { client, publishableKey, secretKey, ...prepare(settings(options, client, publishableKey, secretKey)) };
    }
    return current;
  };
}

function clientIn({ clerkClient }) {
  if (!clerkClient) {
    return defaultClient;
  }
  if (!isOwnClient(clerkClient)) {
    throw new TypeError(
      'Clerk: the option clerkClient was not made by createClerkClient() of clerk-express-native. Import ' +
        'createClerkClient from this package.',
    );
  }
  return clerkClient;
}

/** The options of the native authenticator: one row a setting. */
function settings(options, client, publishableKey, secretKey) {
  const ownApi = !options.clerkClient && (options.apiUrl || options.apiVersion);
  return {
    publishableKey: String(publishableKey),
    // What is no text counts as missing, which the addon explains.
    secretKey: typeof secretKey === 'string' ? secretKey : '',
    jwtKey: options.jwtKey || (ownApi ? process.env.CLERK_JWT_KEY : client.jwtKey) || undefined,
    apiUrl: (ownApi && options.apiUrl) || client.apiUrl || undefined,
    apiVersion: (ownApi && options.apiVersion) || client.apiVersion || undefined,
    audience: texts('audience', options.audience || client.audience),
    authorizedParties: authorizedParties(options.authorizedParties),
    issuer: texts('issuer', options.issuer),
    headerType: options.headerType == null ? undefined : texts('headerType', options.headerType),
    clockSkewInMs: finite(options.clockSkewInMs),
    jwksCacheTtlInMs: finite(options.jwksCacheTtlInMs),
    skipJwksCache: Boolean(options.skipJwksCache),
  };
}

function prepare(setting) {
  const key = JSON.stringify(setting);
  const known = prepared.get(key);
  const instance = known ?? {
    authenticator: new Authenticator(setting),
    apiUrl: setting.apiUrl,
    apiVersion: setting.apiVersion,
    jwtKey: setting.jwtKey,
  };
  prepared.delete(key);
  prepared.set(key, instance);
  if (prepared.size > MAX_PREPARED) {
    prepared.delete(prepared.keys().next().value);
  }
  return instance;
}

/**
 * The list that `azp` is compared with. An empty entry, such as a variable of the environment that is not set, matches
 * no token; it must not make the list look empty, for an empty list lets every token pass.
 */
function authorizedParties(value) {
  return value ? textList('authorizedParties', [value].flat().map((entry) => entry || '')) : [];
}

/** A text or a list of texts as a list; empty entries count for nothing. */
function texts(name, value) {
  return textList(name, [value].flat().filter(Boolean));
}

function textList(name, list) {
  const odd = list.find((entry) => typeof entry !== 'string');
  if (odd !== undefined) {
    throw new TypeError(`Clerk: the option ${name} holds a value of the type ${typeof odd}; expected text or a list of texts.`);
  }
  return list;
}

function finite(value) {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

module.exports = { configure };
