'use strict';

/** Odd values instead of every string that a method takes: as an argument, or as a property of its first object. */

const ODD = {
  undefined: { $undef: 1 },
  null: null,
  empty: '',
  blank: ' ',
  'a number': 5,
  zero: 0,
  'a dot': '.',
  'two dots': '..',
  'two encoded dots': '%2e%2E',
  'dots inside': 'a/../b',
  'a slash': 'a/b',
  slashes: 'a//b',
  'a backslash': 'a\\b',
  'a query': 'x?y=1',
  'a fragment': 'x#y',
  'a percent sign': 'a%20b',
  'a colon': 'role:default',
  'a tab': 'a\tb',
  'a non-ASCII letter': 'é✓',
  'a lone surrogate': 'a\ud800b',
};

/**
 * Calls with one of their strings replaced.
 *
 * @param {unknown[]} args of a sample call
 * @returns {{ place: string, odd: { name: string, value: unknown }, args: unknown[] }[]}
 */
function withOddTexts(args) {
  return placesOf(args).flatMap(([place, replace]) =>
    Object.entries(ODD).map(([name, value]) => ({ place, odd: { name, value }, args: replace(value) })),
  );
}

/** Arguments that are strings, and properties of an object that identify something. */
function placesOf(args) {
  return args.flatMap((argument, index) => {
    if (typeof argument === 'string') {
      return [[`argument ${index + 1}`, (value) => args.with(index, value)]];
    }
    if (typeof argument !== 'object' || argument === null || Array.isArray(argument)) {
      return [];
    }
    const names = Object.keys(argument).filter(
      (name) => /id$|slug$|key$/i.test(name) && typeof argument[name] === 'string',
    );
    return names.map((name) => [`${name}`, (value) => args.with(index, { ...argument, [name]: value })]);
  });
}

module.exports = { withOddTexts };
