'use strict';

const { kindOf } = require('./javascript');

/** Types of times and spans, which are numbers in TypeScript. The reference names their units. */
const UNITS = { UnixMilliseconds: 'number', UnixSeconds: 'number', Seconds: 'number' };

/**
 * The type of a field's property, which follows from its type on the wire and from what becomes of missing values.
 *
 * @returns {{ type: string, mark: '' | '?' }} `?` where the property can be `undefined`
 */
function instanceType(field, { isReadonly, rename }) {
  const { instance, type, isOptional } = field;
  if (instance !== undefined) {
    const mark = instance.startsWith('?') ? '?' : '';
    return { type: rename(numeric(instance.slice(mark.length))), mark };
  }
  const kind = kindOf(field);
  const rule = RULES[kind.kind] ?? RULES.plain;
  const { type: own, mayBeUndefined } = rule(numeric(type), { ...kind, isOptional });
  // A property of a record that can be undefined need not say so twice.
  const suffix = mayBeUndefined && isReadonly ? ' | undefined' : '';
  return { type: rename(own) + suffix, mark: mayBeUndefined ? '?' : '' };
}

const RULES = {
  plain: (type, { isOptional }) => ({ type, mayBeUndefined: isOptional }),
  missingIs: (type, { value }) => ({ type: value === null ? nullable(type) : type }),
  nullishIs: (type, { value }) => ({ type: value === null ? nullable(type) : nonNull(type) }),
  falsyIs: (type, { value }) => ({ type: value === null ? nullable(type) : nonNull(type) }),
  nullishIsKey: (type, { value }) => ({ type: value === null ? nullable(type) : nonNull(type) }),
  alwaysNull: (type) => ({ type: nullable(type) }),
  url: (type) => ({ type }),
  part: partRule,
  parts: partRule,
};

function partRule(type, { absent, isOptional }) {
  return {
    same: { type, mayBeUndefined: isOptional },
    null: { type: nullable(type) },
    undefined: { type: nonNull(type), mayBeUndefined: true },
    empty: { type: nonNull(type) },
  }[absent];
}

/** The type of a field of a payload. */
function wireType({ type }, rename) {
  return rename(numeric(type)).replace(/\bURL\b/g, 'string');
}

function numeric(type) {
  return type.replace(/\b(UnixMilliseconds|UnixSeconds|Seconds)\b/g, (unit) => UNITS[unit]);
}

function nullable(type) {
  return alternatives(type).includes('null') ? type : `${type} | null`;
}

function nonNull(type) {
  return alternatives(type)
    .filter((alternative) => alternative !== 'null')
    .join(' | ');
}

/** The alternatives of a union, at the top. */
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
