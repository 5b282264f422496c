'use strict';

const { nameOperation, valueOf } = require('./call-outcome');
const { handOver } = require('./arguments');
const { everyItem } = require('./every-item');
const { readFile } = require('./upload');

/** The base of all namespaces: a part of a client that makes calls. */
class Namespace {
  #connection;

  /** @param {import('./client').Connection} connection */
  constructor(connection) {
    this.#connection = connection;
  }

  /**
   * Makes one call. The argument behind the method's own holds the call's options. `this` is checked by the runtime: a
   * method that was taken off its namespace rejects.
   *
   * @param {Namespace} namespace
   * @param {object} method a row of the addon's table
   * @param {unknown[]} args
   * @param {(payload: unknown, operation: string) => unknown} deserialize makes the value of a payload
   */
  static async call(namespace, method, args, deserialize) {
    const connection = namespace.#connection;
    const { operation, parameters } = method;
    const { text, headers, secretKey, file } = handOver(method, args);
    const upload = file === undefined || file === null ? undefined : (bounds) => readFile(file, operation, bounds);
    const options = args[parameters.length];
    const outcome = await namingFaults(operation, () =>
      connection.call(method, text, { options, headers, secretKey, upload }),
    );
    return valueOf(outcome, operation, deserialize);
  }

  /** The same for a machine's token that can be verified here; `null` for one that only Clerk knows about. */
  static async verify(namespace, token, { operation }, options, deserialize) {
    const verification = await namingFaults(operation, () => namespace.#connection.verifyM2mToken(token, options));
    if (verification?.systemCode) {
      // Nothing was found out about the token, as when a call gets no answer.
      return valueOf({ ...verification, kind: 'transport' }, operation);
    }
    if (!verification?.token) {
      return verification;
    }
    return { token: deserialize(JSON.parse(verification.token), operation) };
  }
}

/** Has errors about the client's configuration tell which call met them. */
async function namingFaults(operation, call) {
  try {
    return await call();
  } catch (error) {
    throw nameOperation(error, operation);
  }
}

/**
 * Gives a method of one namespace its `all`, which goes through the whole list.
 *
 * @param {Namespace} namespace
 * @param {object} method a row of the addon's table
 * @param {(args: unknown[]) => Promise<unknown>} call makes the call of the row
 */
function addAll(namespace, method, call) {
  const one = namespace[method.name];
  // On the instance, because `all` has no other way to know it; `this` stays what decides about the method itself.
  const value = {
    [method.name](...args) {
      return one.apply(this, args);
    },
  }[method.name];
  value.all = (parameters, options) => everyItem((page) => call([page, options]), parameters, method.operation);
  Object.defineProperty(namespace, method.name, { value, writable: true, configurable: true });
}

module.exports = { Namespace, addAll };
