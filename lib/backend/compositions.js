'use strict';

const { texts } = require('../options/values');
const { MachineTokenVerificationError } = require('../errors/machine-token-verification-error');
const native = require('../native');
const { TokenVerificationError } = require('../errors/token-verification-error');
const { deprecate } = require('./deprecation');

/** @import { Composition, MethodRow } from './types' */
/** @import { Namespace } from './namespace' */

/**
 * What compositions are made of.
 *
 * @typedef {object} Parts
 * @property {(namespace: Namespace, method: MethodRow, args: unknown[]) => Promise<unknown>} call makes one call
 * @property {Verify} verify
 * @property {(operation: string) => MethodRow} find
 */

/** @typedef {{ token?: unknown, code?: string, message?: string }} Verification */

/**
 * Verifies a machine token; resolves with `null` for one that only Clerk can verify.
 *
 * @callback Verify
 * @param {Namespace} namespace
 * @param {string} token
 * @param {MethodRow} method
 * @param {unknown} options
 * @returns {Promise<Verification | null>}
 */

/** @typedef {(namespace: Namespace, args: any[]) => Promise<unknown>} Perform arguments are checked by the addon */

/**
 * Methods that are more than one request. Each creates the method of a row.
 *
 * @type {{ [Kind in Composition['kind']]:
 *   (method: MethodRow, composition: Extract<Composition, { kind: Kind }>, parts: Parts) => Perform }}
 */
const COMPOSITIONS = {
  /** A list, with its total from the method that counts. Both requests run concurrently. */
  totalCount(method, { operation, without }, { call }) {
    return async (namespace, [parameters, options]) => {
      const count = /** @type {Record<string, Function>} */ (/** @type {unknown} */ (namespace))[methodOf(operation)];
      const [data, totalCount] = await Promise.all([
        call(namespace, method, [parameters, options]),
        count.call(namespace, withoutNames(parameters, without), options),
      ]);
      return { data, totalCount };
    };
  },

  /** Some properties are replaced by a request of their own, after the others have changed. */
  replacement(method, { operation, merging, properties }, { call, find }) {
    return async (namespace, [id, parameters, options]) => {
      if (typeof parameters !== 'object' || parameters === null) {
        return call(namespace, method, [id, parameters, options]);
      }
      const rest = Object.fromEntries(Object.entries(parameters).filter(([name]) => !properties.includes(name)));
      const replaced = Object.fromEntries(properties.map((name) => [name, parameters[name]]));
      if (properties.every((name) => replaced[name] === undefined)) {
        return call(namespace, method, [id, rest, options]);
      }
      deprecate(
        `${method.operation}() with ${properties.join(', ')}`,
        `Use ${methodOf(merging)}() to merge metadata, or ${methodOf(operation)}() to replace them.`,
      );
      if (Object.keys(rest).length > 0) {
        await call(namespace, method, [id, rest, options]);
      }
      return call(namespace, find(operation), [id, replaced, options]);
    };
  },

  /** The token must be intended for the requested audience. */
  audience(method, _composition, { call }) {
    return async (namespace, [accessToken, options, callOptions]) => {
      const expected = texts('audience', options?.audience);
      const token = await call(namespace, method, [accessToken, options, callOptions]);
      const { aud } = /** @type {{ aud?: unknown }} */ (token ?? {});
      const message = native.oauthAudienceFault(JSON.stringify(aud), expected);
      if (message !== null) {
        throw new TokenVerificationError({ reason: 'token-verification-failed', message });
      }
      return token;
    };
  },

  /** A token that is a JWT is verified here, without a request to Clerk. */
  localVerification(method, _composition, { call, verify }) {
    return async (namespace, [parameters, options]) => {
      const token = parameters?.token;
      const verification = typeof token === 'string' ? await verify(namespace, token, method, options) : null;
      if (verification === null) {
        return call(namespace, method, [parameters, options]);
      }
      const { code, message = '' } = verification;
      if (code) {
        throw new MachineTokenVerificationError({ ...verification, code, message });
      }
      return verification.token;
    };
  },
};

/**
 * Creates the method of a row with a composition.
 *
 * @param {MethodRow} method
 * @param {Composition} composition
 * @param {Parts} parts
 * @returns {Perform}
 */
function compose(method, composition, parts) {
  // The compiler cannot relate a kind to its row of the table.
  return COMPOSITIONS[composition.kind](method, /** @type {never} */ (composition), parts);
}

/**
 * Returns a copy without some properties. Anything but an object is returned unchanged, so that both requests of a list
 * reject it.
 *
 * @param {unknown} parameters
 * @param {string[]} names
 */
function withoutNames(parameters, names) {
  if (!['object', 'undefined'].includes(typeof parameters) || Array.isArray(parameters)) {
    return parameters;
  }
  const rest = { .../** @type {Record<string, unknown>} */ (parameters) };
  names.forEach((name) => delete rest[name]);
  return rest;
}

/** @param {string} operation */
function methodOf(operation) {
  return operation.split('.')[1];
}

module.exports = { compose };
