'use strict';

const { kindOf } = require('./javascript');

/** @import { Field, FieldKind, WireField } from './model' */

/**
 * @typedef {{ type: string, mayBeUndefined?: boolean }} PropertyType
 *
 * @typedef {FieldKind & { isOptional: boolean }} Kind
 */

/** Types of times and durations, which are numbers in TypeScript. The reference names their units. */
const UNITS = /\b(UnixMilliseconds|UnixSeconds|Seconds)\b/g;

/**
 * The type of a field's property, derived from the field's type in payloads and from the value of missing fields.
 *
 * @param {Field} field
 * @param {{ isReadonly: boolean, rename: (type: string) => string }} options
 * @returns {{ type: string, mark: '' | '?' }} `?` if the property can be `undefined`
 */
function instanceType(field, { isReadonly, rename }) {
  const { instance, type, isOptional } = field;
  if (instance !== undefined) {
    const mark = instance.startsWith('?') ? '?' : '';
    return { type: rename(numeric(instance.slice(mark.length))), mark };
  }
  const kind = kindOf(field);
  const { type: own, mayBeUndefined } = propertyType(numeric(type), { ...kind, isOptional });
  // Properties of mutable records are only marked with `?`.
  const suffix = mayBeUndefined && isReadonly ? ' | undefined' : '';
  return { type: rename(own) + suffix, mark: mayBeUndefined ? '?' : '' };
}

/**
 * @param {string} type
 * @param {Kind} kind
 * @returns {PropertyType}
 */
function propertyType(type, kind) {
  switch (kind.kind) {
    case 'missingIs':
      return { type: kind.value === null ? nullable(type) : type };
    case 'nullishIs':
    case 'falsyIs':
    case 'nullishIsKey':
      return { type: kind.value === null ? nullable(type) : nonNull(type) };
    case 'alwaysNull':
      return { type: nullable(type) };
    case 'url':
      return { type };
    case 'part':
    case 'parts':
      return {
        same: { type, mayBeUndefined: kind.isOptional },
        null: { type: nullable(type) },
        undefined: { type: nonNull(type), mayBeUndefined: true },
        empty: { type: nonNull(type) },
      }[kind.absent];
    default:
      return { type, mayBeUndefined: kind.isOptional };
  }
}

/**
 * The type of a field of a payload.
 *
 * @param {WireField} field
 * @param {(type: string) => string} rename
 */
function wireType({ type }, rename) {
  return rename(numeric(type)).replace(/\bURL\b/g, 'string');
}

/** @param {string} type */
function numeric(type) {
  return type.replace(UNITS, 'number');
}

/** @param {string} type */
function nullable(type) {
  return alternatives(type).includes('null') ? type : `${type} | null`;
}

/** @param {string} type */
function nonNull(type) {
  return alternatives(type)
    .filter((alternative) => alternative !== 'null')
    .join(' | ');
}

/**
 * The members of a union.
 *
 * @param {string} type
 */
function alternatives(type) {
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
  return found.map((alternative) => alternative.trim());
}

module.exports = { instanceType, wireType };
