'use strict';

/**
 * Describes everything observable about a value: own properties in order, whether they are enumerable, getters and
 * types. `_raw` counts as enumerable; in this package it deliberately is not.
 */
function describeValue(value) {
  if (value instanceof URL) {
    return `URL ${value.href}`;
  }
  if (Array.isArray(value)) {
    return value.map(describeValue);
  }
  if (typeof value !== 'object' || value === null) {
    return value === undefined ? 'undefined' : value;
  }
  const described = Object.entries(Object.getOwnPropertyDescriptors(value)).map(
    ([name, { value: own, enumerable }]) => [
      `${enumerable || name === '_raw' ? 'own' : 'hidden'} ${name}`,
      describeValue(own),
    ],
  );
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype) {
    const getters = Object.getOwnPropertyNames(prototype).filter(
      (name) => Object.getOwnPropertyDescriptor(prototype, name).get,
    );
    described.push(
      ['class', className(value)],
      ...getters.sort().map((name) => [`getter ${name}`, describeValue(value[name])]),
    );
  }
  return described;
}

/** The name of a class. The bundler of `@clerk/backend` has prefixed or suffixed some. */
function className({ constructor }) {
  return constructor.name.replace(/^_/, '').replace(/(?<=[a-z])2$/, '');
}

/** The description as a string, so that the order of properties matters. */
function textOf(value) {
  return JSON.stringify(describeValue(value), null, 1);
}

module.exports = { describeValue, textOf };
