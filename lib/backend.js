'use strict';

const native = require('./native');
const { unexpected } = require('./api-error');
const { valueOf } = require('./call-outcome');
const { deserializer } = require('./resources');

const { namespaces, resources } = JSON.parse(native.describeBackend());

const deserialize = deserializer(resources);

/** The base of all namespaces: a part of a client that makes calls. */
class Namespace {
  #connection;

  /** @param {import('./backend-client').Connection} connection */
  constructor(connection) {
    this.#connection = connection;
  }

  /**
   * Makes one call. The argument behind the method's own holds the call's options. `this` is checked by the runtime: a
   * method that was taken off its namespace rejects.
   */
  static async call(namespace, method, args) {
    const connection = namespace.#connection;
    const options = args[method.parameters.length];
    const outcome = await connection.call(method, serialize(method, args), { options });
    return valueOf(outcome, method.operation, deserialize);
  }
}

/** The classes of the namespaces by their names, in the order in which a client has them. */
const NAMESPACES = namespaces.map((description) => [description.name, namespaceClass(description)]);

/**
 * What a client consists of: an object for each namespace.
 *
 * @param {import('./backend-client').Connection} connection
 */
function createNamespaces(connection) {
  return Object.fromEntries(NAMESPACES.map(([name, Class]) => [name, new Class(connection)]));
}

function namespaceClass({ name, methods }) {
  const Class = class extends Namespace {};
  Object.defineProperty(Class, 'name', { value: name, configurable: true });
  for (const method of methods) {
    const value = method.totalCount ? listWithTotal(method) : single(method);
    Object.defineProperty(Class.prototype, method.name, { value, writable: true, configurable: true });
  }
  return Class;
}

function single(method) {
  const methods = {
    async [method.name](...args) {
      return Namespace.call(this, method, args);
    },
  };
  return methods[method.name];
}

/** A list whose total is asked at the same time, from the method that counts. */
function listWithTotal(method) {
  const { method: count, without } = method.totalCount;
  const methods = {
    async [method.name](parameters, options) {
      const filters = { ...parameters };
      without.forEach((name) => delete filters[name]);
      const [data, totalCount] = await Promise.all([
        Namespace.call(this, method, [parameters, options]),
        this[count](filters, options),
      ]);
      return { data, totalCount };
    },
  };
  return methods[method.name];
}

/** The arguments as JSON text; those at the end that are `undefined` count as not given. */
function serialize({ operation, parameters }, args) {
  const given = args.slice(0, parameters.length).map((argument, index) => WIRE_VALUES[parameters[index]](argument));
  while (given.length > 0 && given.at(-1) === undefined) {
    given.pop();
  }
  try {
    return JSON.stringify(given);
  } catch (cause) {
    // A BigInt, a circle, or a `toJSON` that throws.
    throw unexpected(`the arguments cannot be sent as JSON: ${cause.message}`, { operation, cause });
  }
}

/** What each kind of parameter becomes before it is written as JSON. */
const WIRE_VALUES = {
  id: (value) => (typeof value === 'string' ? value.toWellFormed() : value),
  query: (value) => Object.fromEntries(Object.entries(value ?? {}).map(([name, entry]) => [name, queryValue(entry)])),
  bodyField: (value) => value,
};

/** A value of a query: dates are Unix time in milliseconds, and texts have to be encodable as UTF-8. */
function queryValue(value) {
  if (Array.isArray(value)) {
    return value.map(queryValue);
  }
  if (value instanceof Date) {
    return value.getTime();
  }
  if (typeof value === 'bigint') {
    return String(value);
  }
  return typeof value === 'string' ? value.toWellFormed() : value;
}

module.exports = { createNamespaces };
