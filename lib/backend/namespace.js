'use strict';

const { addOperationName, valueOf } = require('./call-outcome');
const { serializeArguments } = require('./arguments');
const { everyItem } = require('./every-item');
const { readFile } = require('./upload');

/** @import { MachineJwtVerification } from '../../binding' */
/** @import { Connection } from './client' */
/** @import { Bounds, Deserialize, MethodRow } from './types' */

/** The base class of namespaces: a part of a client that makes calls. */
class Namespace {
  #connection;

  /** @param {Connection} connection */
  constructor(connection) {
    this.#connection = connection;
  }

  /**
   * Makes one call. The last argument is the options of the call. The runtime checks `this`: a method that was detached
   * from its namespace rejects.
   *
   * @param {Namespace} namespace
   * @param {MethodRow} method
   * @param {unknown[]} args
   * @param {Deserialize} deserialize
   */
  static async call(namespace, method, args, deserialize) {
    const connection = namespace.#connection;
    const { operation, parameters } = method;
    const { json, headers, secretKey, file } = serializeArguments(method, args);
    const upload =
      file === undefined || file === null
        ? undefined
        : (/** @type {Bounds} */ bounds) => readFile(file, operation, bounds);
    const options = args[parameters.length];
    const outcome = await withOperationName(operation, () =>
      connection.call(method, json, { options, headers, secretKey, upload }),
    );
    return valueOf(outcome, operation, deserialize);
  }

  /**
   * Verifies a machine token that is a JWT; resolves with `null` for one that only Clerk can verify.
   *
   * @param {Namespace} namespace
   * @param {string} token
   * @param {MethodRow} method
   * @param {unknown} options
   * @param {Deserialize} deserialize
   * @returns {Promise<{ token?: unknown, code?: string, message?: string } | null>}
   */
  static async verify(namespace, token, { operation }, options, deserialize) {
    const verification = await withOperationName(operation, () => namespace.#connection.verifyM2mToken(token, options));
    if (verification?.systemCode) {
      // Nothing is known about the token, as when a call gets no response.
      valueOf({ ...verification, kind: 'transport' }, operation, deserialize);
    }
    if (!verification?.token) {
      return verification;
    }
    return { token: deserialize(JSON.parse(verification.token), operation) };
  }
}

/**
 * Adds the operation name to configuration errors.
 *
 * @template Result
 * @param {string} operation
 * @param {() => Promise<Result>} call
 * @returns {Promise<Result>}
 */
async function withOperationName(operation, call) {
  try {
    return await call();
  } catch (error) {
    throw addOperationName(error, operation);
  }
}

/**
 * Adds `all()`, which iterates over the whole list, to a method of one namespace.
 *
 * @param {Namespace} namespace
 * @param {MethodRow} method
 * @param {(args: unknown[]) => Promise<unknown>} call makes the call
 */
function addAll(namespace, { name, operation }, call) {
  const one = /** @type {Record<string, Function>} */ (/** @type {unknown} */ (namespace))[name];
  // On the instance, because `all` cannot determine it otherwise; `this` still decides about the method itself.
  const value = {
    /**
     * @this {unknown}
     * @param {unknown[]} args
     */
    [name](...args) {
      return one.apply(this, args);
    },
  }[name];
  const all = (/** @type {object | undefined} */ parameters, /** @type {unknown} */ options) =>
    everyItem((page) => call([page, options]), parameters, operation);
  Object.defineProperty(namespace, name, { value: Object.assign(value, { all }), writable: true, configurable: true });
}

module.exports = { Namespace, addAll };
