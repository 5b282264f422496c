'use strict';

/**
 * A value with everything that a user of it can tell: own properties in their order, whether they are listed, getters
 * and kinds. `_raw` counts as listed: here it is not, on purpose.
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

/** A class's name. The peer's bundler has put a mark before some and behind others. */
function className({ constructor }) {
  return constructor.name.replace(/^_/, '').replace(/(?<=[a-z])2$/, '');
}

/** The description as text, so that the order of properties counts. */
function textOf(value) {
  return JSON.stringify(describeValue(value), null, 1);
}

module.exports = { describeValue, textOf };
