'use strict';

const { ConfigurationError } = require('../errors/configuration-error');
const { Connection } = require('./client');
const { deserializer } = require('./deserialize');
const { compose } = require('./compositions');
const { Namespace, addAll } = require('./namespace');
const { namespaces, requests, resources } = require('./tables');

/** @import { PagedBackendAPI } from '../../types/operation/backend-api' */
/** @import { Parts, Perform } from './compositions' */
/** @import { MethodRow, NamespaceRow } from './types' */

/** @typedef {PagedBackendAPI} Namespaces the namespaces of a client */

/** @typedef {ReturnType<typeof createTables>} Tables */

/** @type {Tables | undefined} */
let cached;

/**
 * What all clients share: the classes of namespaces by name, in the order in which a client has them, and the rows of
 * `request()`. Created with the first client, because that takes longer than loading the package.
 */
function tables() {
  return (cached ??= createTables());
}

function createTables() {
  const deserialize = deserializer(resources);
  const rows = new Map(namespaces.flatMap(({ methods }) => methods.map((method) => [method.operation, method])));
  /** @type {Parts} */
  const parts = {
    call: (namespace, method, args) => Namespace.call(namespace, method, args, deserialize),
    verify: (namespace, token, method, options) => Namespace.verify(namespace, token, method, options, deserialize),
    find: (operation) => /** @type {MethodRow} */ (rows.get(operation)),
  };
  return {
    parts,
    classes: namespaces.map((row) => ({ name: row.name, Class: namespaceClass(row, parts) })),
    requests: new Map(requests.map((method) => [method.verb, method])),
  };
}

/**
 * Creates the namespaces of a client.
 *
 * @param {Connection} connection
 * @returns {Namespaces}
 */
function createNamespaces(connection) {
  const created = tables().classes.map(({ name, Class }) => [name, new Class(connection)]);
  return Object.fromEntries(created);
}

/**
 * @param {NamespaceRow} row
 * @param {Parts} parts
 */
function namespaceClass({ name, methods }, parts) {
  const lists = methods.filter(({ isPaged }) => isPaged);
  const Class = class extends Namespace {
    /** @param {Connection} connection */
    constructor(connection) {
      super(connection);
      for (const method of lists) {
        addAll(this, method, (args) => parts.call(this, method, args));
      }
    }
  };
  Object.defineProperty(Class, 'name', { value: name, configurable: true });
  for (const method of methods) {
    Object.defineProperty(Class.prototype, method.name, {
      value: methodOf(method, parts),
      writable: true,
      configurable: true,
    });
  }
  return Class;
}

/**
 * @param {MethodRow} method
 * @param {Parts} parts
 */
function methodOf(method, parts) {
  /** @type {Perform} */
  const perform = method.composition
    ? compose(method, method.composition, parts)
    : (namespace, args) => parts.call(namespace, method, args);
  const methods = {
    /**
     * @this {Namespace}
     * @param {unknown[]} args
     */
    async [method.name](...args) {
      return perform(this, args);
    },
  };
  return methods[method.name];
}

/**
 * Creates the method of a client that makes any call.
 *
 * @param {Connection} connection
 */
function createRequest(connection) {
  const { parts, requests } = tables();
  const namespace = new Namespace(connection);
  return request;

  /**
   * @param {{ method?: unknown, path?: unknown, query?: unknown, body?: unknown }} parameters
   * @param {unknown} options
   */
  async function request(parameters, options) {
    const { method = 'GET', path, query, body } = parameters ?? {};
    const row = requests.get(String(method).toUpperCase());
    if (!row) {
      throw invalid(`the \`method\` of request() must be one of ${[...requests.keys()].join(', ')}.`);
    }
    const bodies = Array.isArray(body) ? [undefined, body] : [body, undefined];
    const args = [path, query, ...bodies].slice(0, row.parameters.length);
    if (body !== undefined && row.parameters.length < 4) {
      throw invalid(`request() cannot send a \`body\` with ${row.verb}.`);
    }
    return parts.call(namespace, row, [...args, options]);
  }
}

/** @param {string} message */
function invalid(message) {
  return new ConfigurationError('argument-invalid', `Clerk: ${message}`, { name: 'Error' });
}

module.exports = { Connection, createNamespaces, createRequest };
