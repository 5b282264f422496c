'use strict';

/** The values of options, as the addon takes them. What is no text where text is expected is an error, never ignored. */

/**
 * The list that `azp` is compared with. An empty entry, such as a variable of the environment that is not set, matches
 * no token; it must not make the list look empty, for an empty list lets every token pass.
 */
function authorizedParties(value) {
  return value ? textList('authorizedParties', [value].flat().map((entry) => entry || '')) : [];
}

/** A text; nothing where the option is not set. */
function text(name, value) {
  return value ? textList(name, [value])[0] : undefined;
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

/** A number; nothing where the option is none that counts. */
function finite(value) {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The options that say which tokens are accepted, and how long keys are used, but for the key: one row a setting. */
function verificationSettings(options) {
  return {
    audience: texts('audience', options.audience),
    authorizedParties: authorizedParties(options.authorizedParties),
    issuer: texts('issuer', options.issuer),
    headerType: options.headerType == null ? undefined : texts('headerType', options.headerType),
    clockSkewInMs: finite(options.clockSkewInMs),
    jwksCacheTtlInMs: finite(options.jwksCacheTtlInMs),
    skipJwksCache: Boolean(options.skipJwksCache),
  };
}

module.exports = { text, texts, verificationSettings };
