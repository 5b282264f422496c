'use strict';

const { ConfigurationError } = require('../errors/configuration-error');
const { Connection } = require('./client');
const { deserializer } = require('./deserialize');
const { COMPOSITIONS } = require('./compositions');
const { Namespace, addAll } = require('./namespace');
const { namespaces, requests, resources } = require('./tables');

let made;

/**
 * What all clients are made from: the classes of the namespaces by their names, in the order in which a client has
 * them, and the rows of `request()`. Made with the first client, because that takes longer than loading the package
 * does.
 */
function tables() {
  made ??= makeTables();
  return made;
}

function makeTables() {
  const deserialize = deserializer(resources);
  const rows = new Map(namespaces.flatMap(({ methods }) => methods.map((method) => [method.operation, method])));
  /** What the compositions are made of. */
  const parts = {
    call: (namespace, method, args) => Namespace.call(namespace, method, args, deserialize),
    verify: (namespace, token, method, options) => Namespace.verify(namespace, token, method, options, deserialize),
    find: (operation) => rows.get(operation),
  };
  return {
    parts,
    classes: namespaces.map((description) => [description.name, namespaceClass(description, parts)]),
    requests: new Map(requests.map((method) => [method.verb, method])),
  };
}

/**
 * What a client consists of: an object for each namespace.
 *
 * @param {import('./client').Connection} connection
 */
function createNamespaces(connection) {
  return Object.fromEntries(tables().classes.map(([name, Class]) => [name, new Class(connection)]));
}

function namespaceClass({ name, methods }, parts) {
  const lists = methods.filter(({ isPaged }) => isPaged);
  const Class = class extends Namespace {
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

function methodOf(method, parts) {
  const perform = method.composition
    ? COMPOSITIONS[method.composition.kind](method, parts)
    : (namespace, args) => parts.call(namespace, method, args);
  const methods = {
    async [method.name](...args) {
      return perform(this, args);
    },
  };
  return methods[method.name];
}

/**
 * The method of a client that makes any call.
 *
 * @param {import('./client').Connection} connection
 */
function createRequest(connection) {
  const { parts, requests } = tables();
  const namespace = new Namespace(connection);
  return async function request(parameters, options) {
    const { method = 'GET', path, query, body } = parameters ?? {};
    const row = requests.get(String(method).toUpperCase());
    if (!row) {
      throw invalid(`request() needs the \`method\` to be one of ${[...requests.keys()].join(', ')}.`);
    }
    const bodies = Array.isArray(body) ? [undefined, body] : [body, undefined];
    const args = [path, query, ...bodies].slice(0, row.parameters.length);
    if (body !== undefined && row.parameters.length < 4) {
      throw invalid(`request() cannot send a \`body\` with ${row.verb}.`);
    }
    return parts.call(namespace, row, [...args, options]);
  };
}

function invalid(message) {
  return new ConfigurationError('argument-invalid', `Clerk: ${message}`, { name: 'Error' });
}

module.exports = { Connection, createNamespaces, createRequest };
