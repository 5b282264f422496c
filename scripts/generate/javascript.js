'use strict';

/** @import { Answer, ByKind, Computed, Definition, Destination, Field, FieldKind, GeneratedFile } from './model' */

/** @import { Operation, Parameter, Resource, Value } from './model' */

const MARK = '// Generated from api/definition/ by `npm run generate`. Do not edit.';

/** The rows of `clerkClient.request()`, which calls endpoints that do not have a method; one per verb. */
const REQUESTS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((verb) => ({
  name: verb.toLowerCase(),
  operation: `request.${verb.toLowerCase()}`,
  verb,
  path: '/{path}',
  parameters: [
    { kind: 'path' },
    object({}, 'query'),
    ...(verb === 'GET' ? [] : [object({}, 'value', true), { kind: 'list' }]),
  ],
  isPaged: false,
}));

/**
 * `lib/backend/tables.js`: the tables from which JavaScript builds namespaces, methods and classes.
 *
 * @param {Definition} definition
 * @returns {GeneratedFile[]}
 */
function javascriptTables({ namespaces, resources }) {
  const tables = {
    namespaces: namespaces.map(({ namespace, operations }) => ({ name: namespace, methods: operations.map(method) })),
    requests: REQUESTS,
    resources: resources.map(resource),
  };
  const text = [
    "'use strict';",
    '',
    MARK,
    '',
    '/**',
    ' * Methods by namespace, with how their arguments are serialized.',
    ' *',
    " * @type {import('./types').NamespaceRow[]}",
    ' */',
    `exports.namespaces = [\n${tables.namespaces.map(namespaceText).join('')}];`,
    '',
    '/**',
    ' * Calls without a method of their own, by verb.',
    ' *',
    " * @type {import('./types').MethodRow[]}",
    ' */',
    `exports.requests = [\n${rows(tables.requests, '  ')}];`,
    '',
    '/**',
    ' * Resources, with what becomes of each field of a payload.',
    ' *',
    " * @type {import('./types').ResourceRow[]}",
    ' */',
    `exports.resources = [\n${tables.resources.map(resourceText).join('')}];`,
    '',
  ].join('\n');
  return [['lib/backend/tables.js', text]];
}

/** @param {Operation} operation */
function method(operation) {
  const { name, method: own, verb, path, parameters, answer, iterable } = operation;
  const composition = compositionOf(operation);
  return {
    name: own,
    operation: name,
    verb,
    path,
    parameters: parameters.map((parameter) => argument(parameter, composition)),
    isPaged: answer.kind === 'page' && iterable !== false,
    ...(composition && { composition }),
  };
}

/**
 * What a method does in addition to its request.
 *
 * @param {Operation} operation
 */
function compositionOf({ total, replaces, checks, verifies }) {
  if (total) {
    return { kind: 'totalCount', ...total };
  }
  if (replaces) {
    return { kind: 'replacement', ...replaces };
  }
  return checks ? { kind: 'audience' } : verifies && { kind: 'localVerification' };
}

/** @typedef {ReturnType<typeof compositionOf>} Composition */

/** @type {ByKind<Destination, object, Composition>} */
const ARGUMENTS = {
  id: () => ({ kind: 'id' }),
  optionalId: () => ({ kind: 'optionalId' }),
  prefixedId: ({ prefix }) => ({ kind: 'prefixedId', prefix }),
  bodyField: () => ({ kind: 'value' }),
  optionalBodyField: () => ({ kind: 'value' }),
  list: () => ({ kind: 'list' }),
  emails: () => ({ kind: 'list' }),
  email: () => object({}, 'value'),
  object: ({ properties, rest }, composition) => {
    const places = properties.flatMap(({ name, or = [], place }) =>
      [name, ...or].map((key) => [key, PASSED_AS[place]]),
    );
    const isWhole = rest === 'body' && properties.length === 0;
    return object(Object.fromEntries(places), RESTS[rest], isWhole && !composition);
  },
};

/** How a property is passed to the addon, by its place in the request. */
const PASSED_AS = {
  path: 'id',
  form: 'id',
  query: 'query',
  body: 'value',
  headers: 'headers',
  idempotencyKey: 'value',
  secretKey: 'secretKey',
  file: 'file',
};

const RESTS = { query: 'query', body: 'value', ignored: 'ignored' };

/**
 * @param {Parameter} parameter
 * @param {Composition} composition
 */
function argument(parameter, composition) {
  const row = /** @type {(parameter: Parameter, composition: Composition) => object} */ (ARGUMENTS[parameter.kind]);
  return row(parameter, composition);
}

/**
 * @param {Record<string, string>} places
 * @param {string} rest
 */
function object(places, rest, isPlain = false) {
  return { kind: 'object', places, rest, isPlain };
}

/** @param {Resource} resource */
function resource({ name, form, object: type, answerOf, elementOf, fields, computed }) {
  return {
    class: name,
    form,
    ...(type && { object: type }),
    ...(name === 'DeletedObject' && { deleted: true }),
    ...(answerOf.length > 0 && { operations: answerOf }),
    ...(elementOf && { elementsOf: elementOf }),
    fields: fields.filter(({ wireOnly }) => !wireOnly).map(field),
    getters: computed.map(getter),
  };
}

/** @param {Field} entry */
function field(entry) {
  const { source, property, presentWith, presentWithout } = entry;
  return {
    source,
    name: property,
    ...kindOf(entry),
    ...(presentWith && { with: presentWith }),
    ...(presentWithout && { without: presentWithout }),
  };
}

/**
 * How a property's value is made from the payload.
 *
 * @param {Field} field
 * @returns {FieldKind}
 */
function kindOf({ kind, type, part, isList, absent = 'same', excluding = [], ...fallback }) {
  if (kind) {
    return { kind };
  }
  if (part) {
    return isList ? { kind: 'parts', class: part, absent, without: excluding } : { kind: 'part', class: part, absent };
  }
  if (type === 'URL | null') {
    return { kind: 'url' };
  }
  const other = /** @type {{ field?: string, else?: Value } | null | undefined} */ (fallback.nullishIs);
  if (other?.field) {
    return { kind: 'nullishIsKey', key: other.field, value: other.else };
  }
  const rule = /** @type {const} */ (['missingIs', 'nullishIs', 'falsyIs']).find((name) => name in fallback);
  return rule ? { kind: rule, value: fallback[rule] } : { kind: 'plain' };
}

/** @param {Computed} property */
function getter({ name, raw, joined, selected }) {
  if (raw) {
    return { kind: 'raw' };
  }
  return joined
    ? { kind: 'joined', name, properties: joined }
    : { kind: 'selected', name, list: selected?.from, id: selected?.by };
}

/** @param {{ name: string, methods: object[] }} namespace */
function namespaceText({ name, methods }) {
  return `  {\n    name: ${literal(name)},\n    methods: [\n${rows(methods, '      ')}    ],\n  },\n`;
}

/** @param {ReturnType<typeof resource>} row */
function resourceText({ fields, getters, ...rest }) {
  const head = Object.entries(rest)
    .map(([key, value]) => `    ${key}: ${literal(value)},\n`)
    .join('');
  return `  {\n${head}    fields: [\n${rows(fields, '      ')}    ],\n    getters: [${getters.length > 0 ? `\n${rows(getters, '      ')}    ` : ''}],\n  },\n`;
}

/**
 * One line per element.
 *
 * @param {object[]} elements
 * @param {string} indent
 */
function rows(elements, indent) {
  return elements.map((element) => `${indent}${literal(element)},\n`).join('');
}

/**
 * A value as JavaScript source, on one line.
 *
 * @param {unknown} value
 * @returns {string}
 */
function literal(value) {
  if (typeof value === 'string') {
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  }
  if (Array.isArray(value)) {
    return `[${value.map(literal).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => `${key}: ${literal(inner)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return String(value);
}

module.exports = { javascriptTables, kindOf };
