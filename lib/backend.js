'use strict';

const native = require('./native');
const { rejected, unexpected } = require('./api-error');
const { deserializer } = require('./resources');

const { namespaces, resources } = JSON.parse(native.describeBackend());

const deserialize = deserializer(resources);

/** The base of all namespaces: a part of a client that makes calls. */
class Namespace {
  #connect;

  /** @param {() => object} connect gives the client's native half; throws where its configuration cannot work */
  constructor(connect) {
    this.#connect = connect;
  }

  /** Makes one call. `this` is checked by the runtime: a method that was taken off its namespace rejects. */
  static async call(namespace, { operation, parameters }, args) {
    const outcome = await namespace.#connect().call(operation, serialize(parameters, args));
    return OUTCOMES[outcome.kind](outcome, operation);
  }
}

/** The classes of the namespaces by their names, in the order in which a client has them. */
const NAMESPACES = namespaces.map((description) => [description.name, namespaceClass(description)]);

/**
 * What a client consists of: an object for each namespace.
 *
 * @param {() => object} connect see {@link Namespace}
 */
function createNamespaces(connect) {
  return Object.fromEntries(NAMESPACES.map(([name, Class]) => [name, new Class(connect)]));
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
    async [method.name](parameters) {
      const filters = { ...parameters };
      without.forEach((name) => delete filters[name]);
      const [data, totalCount] = await Promise.all([Namespace.call(this, method, [parameters]), this[count](filters)]);
      return { data, totalCount };
    },
  };
  return methods[method.name];
}

/** The arguments as JSON text; those at the end that are `undefined` count as not given. */
function serialize(parameters, args) {
  const given = args.slice(0, parameters.length).map((argument, index) => WIRE_VALUES[parameters[index]](argument));
  while (given.length > 0 && given.at(-1) === undefined) {
    given.pop();
  }
  try {
    return JSON.stringify(given);
  } catch (cause) {
    // A BigInt, a circle, or a `toJSON` that throws.
    throw unexpected(`The arguments cannot be sent as JSON: ${cause.message}`, cause);
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

/** What becomes of each kind of outcome. */
const OUTCOMES = {
  json: ({ body }, operation) => resourceOf(body, operation),
  text: ({ body }) => body,
  nothing: () => undefined,
  argument: ({ message }) => {
    throw new Error(message);
  },
  configuration: ({ code, message }) => {
    throw Object.assign(new Error(message), { code });
  },
  rejected: (outcome) => {
    throw rejected(outcome);
  },
  transport: ({ message, systemCode }) => {
    const cause = new Error(message);
    throw unexpected(message, systemCode ? Object.assign(cause, { code: systemCode }) : cause);
  },
};

function resourceOf(body, operation) {
  let payload;
  try {
    payload = JSON.parse(body);
  } catch {
    // The parser's own text would quote the body, which may hold personal data.
    throw unexpected('The Backend API answered with malformed JSON.');
  }
  try {
    return deserialize(payload, operation);
  } catch (cause) {
    throw unexpected(`The Backend API's answer has an unknown form: ${cause.message}`, cause);
  }
}

module.exports = { createNamespaces };
