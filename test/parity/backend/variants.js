'use strict';

/** Sample calls with one thing changed: what is left out, is of another kind, stands elsewhere, or is too much. */

const { revive } = require('./values');

/** What takes the place of a property, or of an argument. */
const IN_PLACE = {
  undefined: { $undef: 1 },
  null: null,
  'an empty text': '',
  zero: 0,
  false: false,
  'an empty list': [],
  'an empty object': {},
  text: 'x y',
  'a list': ['a', 'b'],
  'an object': { deepKey: { deeperKey: [1] } },
};

/**
 * @param {unknown[]} args of a sample call
 * @returns {{ name: string, args: unknown[] }[]}
 */
function variantsOf(args) {
  return [
    { name: 'no arguments', args: [] },
    { name: 'one argument too little', args: args.slice(0, -1) },
    { name: 'one argument too much', args: [...args, 'too much'] },
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

/** The plain objects among an argument and its elements, each with a way to put another in its place. */
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
    { name: 'one property too much', value: { ...object, extraKey: 'x', another_key: { deepKey: 1 } } },
    { name: 'nothing', value: {} },
    ...changes,
  ].map(({ name, value }) => ({ name, value: replace(value) }));
}

/** Whether a value is a plain object as it reaches the client: tags stand for others. */
function isPlain(value) {
  const revived = revive(value);
  return typeof revived === 'object' && revived !== null && Object.getPrototypeOf(revived) === Object.prototype;
}

module.exports = { variantsOf };
