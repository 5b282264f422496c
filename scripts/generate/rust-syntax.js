'use strict';

/** What the generators of Rust have in common. */

/** @import { Definition } from './model' */

const MARK = '// Generated from api/definition/ by `npm run generate`. Do not edit.';

/** @type {Record<string, string>} */
const KINDS = {
  string: 'Text',
  number: 'Number',
  boolean: 'Boolean',
  'string[]': 'Texts',
  UnixMilliseconds: 'UnixMilliseconds',
  UnixSeconds: 'Number',
  Seconds: 'Number',
  URL: 'Text',
};

/**
 * The kind of a type that is not a resource. Resolves the names of types.
 *
 * @param {string[]} alternatives the members of the union
 * @param {Definition} definition
 * @returns {string}
 */
function kindOf(alternatives, definition) {
  const [first, ...others] = alternatives;
  if (alternatives.every((alternative) => /^'[^']*'$/.test(alternative))) {
    return `OneOf(${texts(alternatives.map((alternative) => alternative.slice(1, -1)))})`;
  }
  if (others.length === 0 && Object.hasOwn(KINDS, first)) {
    return KINDS[first];
  }
  const declared = others.length === 0 && definition.typeByName.get(first)?.type;
  if (declared) {
    return kindOf(alternativesOf(declared), definition);
  }
  return TEXTS.includes(first) ? 'Text' : 'Json';
}

/** Hand-written types that are strings. */
const TEXTS = ['OrganizationCustomRoleKey'];

/**
 * The members of a union.
 *
 * @param {string} type
 */
function alternativesOf(type) {
  const found = [''];
  let depth = 0;
  for (const character of type) {
    depth += '<({['.includes(character) ? 1 : '>)}]'.includes(character) ? -1 : 0;
    if (character === '|' && depth === 0) {
      found.push('');
    } else {
      found[found.length - 1] += character;
    }
  }
  return found.map((alternative) => alternative.trim()).filter(Boolean);
}

/**
 * The name of a variant.
 *
 * @param {string} word
 */
function pascal(word) {
  return word[0].toUpperCase() + word.slice(1);
}

/** @param {string} value */
function text(value) {
  return JSON.stringify(value);
}

/** @param {string[]} values */
function texts(values) {
  return `&[${values.map(text).join(', ')}]`;
}

module.exports = { MARK, alternativesOf, kindOf, pascal, text, texts };
