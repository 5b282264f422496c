'use strict';

const { texts } = require('../options/values');
const { MachineTokenVerificationError } = require('../errors/machine-token-verification-error');
const native = require('../native');
const { TokenVerificationError } = require('../errors/token-verification-error');
const { deprecate } = require('./deprecation');

/**
 * Methods that are more than one request, by the kind of what is around it. Each makes the method of a row; `call`
 * makes the call of a row: `call(namespace, method, args)`.
 */
const COMPOSITIONS = {
  /** A list whose total is asked at the same time, from the method that counts. */
  totalCount(method, { call }) {
    const { operation, without } = method.composition;
    return async (namespace, [parameters, options]) => {
      const filters = withoutNames(parameters, without);
      const [data, totalCount] = await Promise.all([
        call(namespace, method, [parameters, options]),
        namespace[methodOf(operation)](filters, options),
      ]);
      return { data, totalCount };
    };
  },

  /** Some properties are replaced by a request of their own, once the others are changed. */
  replacement(method, { call, find }) {
    const { operation, merging, properties } = method.composition;
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

  /** The token has to be meant for the audience that is asked for. */
  audience(method, { call }) {
    return async (namespace, [accessToken, options, callOptions]) => {
      const expected = texts('audience', options?.audience);
      const token = await call(namespace, method, [accessToken, options, callOptions]);
      const message = native.oauthAudienceFault(JSON.stringify(token?.aud), expected);
      if (message !== null) {
        throw new TokenVerificationError({ reason: 'token-verification-failed', message });
      }
      return token;
    };
  },

  /** A token that carries its own proof is verified here, without Clerk being asked. */
  localVerification(method, { call, verify }) {
    return async (namespace, [parameters, options]) => {
      const token = parameters?.token;
      const verification = typeof token === 'string' ? await verify(namespace, token, method, options) : null;
      if (verification === null) {
        return call(namespace, method, [parameters, options]);
      }
      if (verification.code) {
        throw new MachineTokenVerificationError(verification);
      }
      return verification.token;
    };
  },
};

/** A copy without some properties. What is no object stays as it is, so that both requests of a list refuse it. */
function withoutNames(parameters, names) {
  if (!['object', 'undefined'].includes(typeof parameters) || Array.isArray(parameters)) {
    return parameters;
  }
  const rest = { ...parameters };
  names.forEach((name) => delete rest[name]);
  return rest;
}

function methodOf(operation) {
  return operation.split('.')[1];
}

module.exports = { COMPOSITIONS };
