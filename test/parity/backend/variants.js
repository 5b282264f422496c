'use strict';

/** Sample calls with one change: something is missing, of another type, elsewhere, or superfluous. */

const { revive } = require('./values');

/** Replacements for a property or an argument. */
const IN_PLACE = {
  undefined: { $undef: 1 },
  null: null,
  'an empty string': '',
  zero: 0,
  false: false,
  'an empty array': [],
  'an empty object': {},
  text: 'x y',
  'an array': ['a', 'b'],
  'an object': { deepKey: { deeperKey: [1] } },
};

/**
 * @param {unknown[]} args of a sample call
 * @returns {{ name: string, args: unknown[] }[]}
 */
function variantsOf(args) {
  return [
    { name: 'no arguments', args: [] },
    { name: 'one argument too few', args: args.slice(0, -1) },
    { name: 'one argument too many', args: [...args, 'too much'] },
    ...args.flatMap((argument, index) =>
      objectsIn(argument).flatMap((place) =>
        ofObject(place).map(({ name, value }) => ({
          name: `${name} in argument ${index + 1}`,
          args: args.with(index, value),
        })),
      ),
    ),
  ];
}

/** The plain objects in an argument and its elements, each with a function that replaces it. */
function objectsIn(argument) {
  if (Array.isArray(argument)) {
    return argument.slice(0, 1).flatMap((element) =>
      objectsIn(element).map(({ object, replace }) => ({
        object,
        replace: (value) => argument.with(0, replace(value)),
      })),
    );
  }
  return isPlain(argument) ? [{ object: argument, replace: (value) => value }] : [];
}

function ofObject({ object, replace }) {
  const entries = Object.entries(object);
  const changes = entries.flatMap(([name]) => [
    { name: `no ${name}`, value: Object.fromEntries(entries.filter(([other]) => other !== name)) },
    ...Object.entries(IN_PLACE).map(([what, value]) => ({
      name: `${what} for ${name}`,
      value: { ...object, [name]: value },
    })),
  ]);
  return [
    { name: 'another order', value: Object.fromEntries(entries.toReversed()) },
    { name: 'one property too many', value: { ...object, extraKey: 'x', another_key: { deepKey: 1 } } },
    { name: 'nothing', value: {} },
    ...changes,
  ].map(({ name, value }) => ({ name, value: replace(value) }));
}

/** Whether a value reaches the client as a plain object: tags represent others. */
function isPlain(value) {
  const revived = revive(value);
  return typeof revived === 'object' && revived !== null && Object.getPrototypeOf(revived) === Object.prototype;
}

module.exports = { variantsOf };
