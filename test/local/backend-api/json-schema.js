'use strict';

/**
 * A validator for the JSON Schema of OpenAPI 3.0, as far as Clerk's document uses it. Formats and patterns are left
 * out: they are those of Clerk's IDs.
 *
 * @param {object} document to which references lead
 */
function validator(document) {
  /** What is wrong with a value: a path and a sentence for each fault. */
  return function faults(value, schema, at = '$') {
    const { nullable, oneOf, anyOf, allOf = [], ...own } = resolved(schema);
    if (value === null) {
      const admits = [...(oneOf ?? []), ...(anyOf ?? [])].some((part) => faults(null, part).length === 0);
      return nullable || own.type === undefined || own.type === 'null' || admits ? [] : [`${at} is null`];
    }
    const alternatives = oneOf ?? anyOf;
    const perAlternative = alternatives?.map((part) => faults(value, part, at)) ?? [];
    const best = perAlternative.sort((a, b) => a.length - b.length)[0] ?? [];
    return [...ownFaults(value, own, at), ...allOf.flatMap((part) => faults(value, part, at)), ...best];

    function ownFaults(one, { type, enum: values, properties = {}, required = [], additionalProperties, items }, path) {
      if (type !== undefined && !isOf(one, type)) {
        return [`${path} is ${JSON.stringify(one)}, not of the type ${type}`];
      }
      if (values && !values.includes(one)) {
        return [`${path} is ${JSON.stringify(one)}, not one of ${values}`];
      }
      if (Array.isArray(one)) {
        return items ? one.flatMap((item, index) => faults(item, items, `${path}[${index}]`)) : [];
      }
      if (typeof one !== 'object') {
        return [];
      }
      const missing = required.filter((name) => !(name in one)).map((name) => `${path}.${name} is missing`);
      const unknown = Object.keys(one)
        .filter((name) => additionalProperties === false && !(name in properties))
        .map((name) => `${path}.${name} is unknown`);
      const known = Object.keys(properties)
        .filter((name) => name in one)
        .flatMap((name) => faults(one[name], properties[name], `${path}.${name}`));
      return [...missing, ...unknown, ...known];
    }
  };

  function resolved(schema) {
    let found = schema ?? {};
    while (found.$ref) {
      found = found.$ref
        .slice(2)
        .split('/')
        .reduce((object, key) => object[key], document);
    }
    return found;
  }
}

function isOf(value, type) {
  const types = {
    array: Array.isArray(value),
    object: typeof value === 'object' && !Array.isArray(value),
    string: typeof value === 'string',
    boolean: typeof value === 'boolean',
    number: typeof value === 'number',
    integer: Number.isInteger(value),
  };
  return types[type] ?? true;
}

module.exports = { validator };
