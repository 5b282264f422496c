'use strict';

const fs = require('node:fs');
const path = require('node:path');
const yaml = require('js-yaml');
const { camelCase } = require('./names');
const { parseArgument } = require('./arguments');

/** @import { Answer, Area, Definition, Field, Namespace, Operation, Property, Resource } from './model' */

/** @import { TypeDefinition } from './model' */

/**
 * An entry of a YAML file. `any`, because its values are checked after its keys, one by one.
 *
 * @typedef {Record<string, any>} Raw
 */

/** Keys that each kind of entry may have. `api/README.md` explains them. */
const KEYS = {
  area: [
    'namespace',
    'position',
    'interface',
    'summary',
    'documentation',
    'deprecated',
    'operations',
    'types',
    'resources',
    'resourceTypes',
    'objects',
  ],
  operation: [
    'request',
    'arguments',
    'returns',
    'declared',
    'passesThrough',
    'iterable',
    'versioned',
    'query',
    'accepts',
    'keys',
    'credential',
    'total',
    'replaces',
    'checks',
    'verifies',
    'doc',
    'deprecated',
    'argumentDocs',
    'overloads',
    'example',
  ],
  type: ['doc', 'deprecated', 'parameters', 'interface', 'extends', 'readonly', 'page', 'and', 'type', 'properties'],
  property: ['type', 'doc', 'deprecated', 'example'],
  resource: [
    'object',
    'form',
    'declared',
    'wire',
    'mutable',
    'envelope',
    'wireObject',
    'doc',
    'deprecated',
    'wireDoc',
    'fields',
    'computed',
  ],
  field: [
    'type',
    'property',
    'from',
    'missingIs',
    'nullishIs',
    'falsyIs',
    'kind',
    'part',
    'absent',
    'excluding',
    'presentWith',
    'presentWithout',
    'wireOnly',
    'undeclared',
    'lenient',
    'notOnWire',
    'instance',
    'wireDoc',
    'doc',
    'deprecated',
  ],
  computed: ['raw', 'joined', 'selected', 'type', 'doc', 'deprecated'],
};

/**
 * Reads the definition of the Backend API: one YAML file per area.
 *
 * @param {string} folder
 * @returns {Definition} areas by file name; namespaces in the order of the client's properties; resources in the order
 *   of the areas
 * @throws {Error} that names the file and the entry, for anything that is misspelt, missing or contradictory
 */
function readDefinition(folder) {
  const names = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const areas = names.map((name) => readArea(path.join(folder, name)));
  const namespaces = areas.filter(isNamespace).sort((a, b) => a.position - b.position);
  const operations = namespaces.flatMap((area) => area.operations);
  const resources = areas.flatMap((area) => area.resources);
  const types = areas.flatMap((area) => [...area.types, ...area.resourceTypes]);
  /** @type {Definition} */
  const definition = {
    areas,
    namespaces,
    operations,
    resources,
    resourceByName: unique(resources, 'resource'),
    operationByName: unique(operations, 'operation'),
    typeByName: unique(types, 'type'),
  };
  link(definition);
  return definition;
}

/**
 * @param {Area} area
 * @returns {area is Namespace}
 */
function isNamespace(area) {
  return Boolean(area.namespace);
}

/**
 * @param {string} file
 * @returns {Area}
 */
function readArea(file) {
  const name = path.basename(file, '.yaml');
  const raw = /** @type {Raw} */ (yaml.load(fs.readFileSync(file, 'utf8'), { filename: file }));
  const where = `${name}.yaml`;
  checkKeys(raw, KEYS.area, where);
  const { namespace } = raw;
  if (namespace) {
    ['position', 'interface', 'summary', 'documentation'].forEach((key) =>
      demand(raw[key], `${where}: ${key} is missing.`),
    );
  }
  /**
   * @template Entry
   * @param {string} section
   * @param {(key: string, value: Raw, at: string) => Entry} read
   * @returns {Entry[]}
   */
  const entries = (section, read) =>
    Object.entries(raw[section] ?? {}).map(([key, value]) => read(key, value ?? {}, `${where}: ${section}.${key}`));
  return {
    ...raw,
    name,
    operations: entries('operations', (key, value, at) => readOperation(namespace, key, value, at)),
    types: entries('types', readType),
    resourceTypes: entries('resourceTypes', readType),
    resources: entries('resources', readResource),
    objects: raw.objects ?? [],
  };
}

/**
 * @param {string} namespace
 * @param {string} method
 * @param {Raw} raw
 * @param {string} where for messages
 * @returns {Operation}
 */
function readOperation(namespace, method, raw, where) {
  checkKeys(raw, KEYS.operation, where);
  const [verb, route] = String(raw.request ?? '').split(' ');
  demand(
    /^(GET|POST|PUT|PATCH|DELETE)$/.test(verb) && route?.startsWith('/'),
    `${where}: request is ${JSON.stringify(raw.request)}; expected a verb and a path, such as GET /users.`,
  );
  demand(raw.doc || raw.deprecated, `${where}: doc is missing.`);
  const parameters = Object.entries(raw.arguments ?? {}).map(([key, value]) =>
    parseArgument(key, /** @type {string | Raw} */ (value), `${where}.arguments`),
  );
  const ids = parameters.flatMap(({ ids }) => ids);
  const inPath = [...route.matchAll(/\{(\w+)\}/g)].map(([, id]) => id);
  demand(String(ids) === String(inPath), `${where}: the path has the ids ${inPath}, and the arguments have ${ids}.`);
  return {
    ...raw,
    name: `${namespace}.${method}`,
    method,
    verb,
    path: route,
    parameters,
    answer: readAnswer(raw, where),
  };
}

/**
 * What an operation returns.
 *
 * @param {Raw} raw
 * @param {string} where for messages
 * @returns {Answer}
 */
function readAnswer({ returns, passesThrough }, where) {
  if (passesThrough) {
    return { kind: 'passesThrough', type: passesThrough };
  }
  const [, kind, page, list, one] =
    /^(?:(Deleted|Nothing|Count)|Page<(\w+)>|(\w+)\[\]|(\w+))$/.exec(String(returns)) ?? [];
  demand(
    kind ?? page ?? list ?? one,
    `${where}: returns is ${JSON.stringify(returns)}; expected a resource, Page<Resource>, Resource[], Deleted, Nothing or Count.`,
  );
  if (kind) {
    return { kind: /** @type {'deleted' | 'nothing' | 'count'} */ (kind.toLowerCase()) };
  }
  return page
    ? { kind: 'page', resource: page }
    : list
      ? { kind: 'array', resource: list }
      : { kind: 'one', resource: one };
}

/**
 * @param {string} name
 * @param {Raw} raw
 * @param {string} where for messages
 * @returns {TypeDefinition}
 */
function readType(name, raw, where) {
  checkKeys(raw, KEYS.type, where);
  demand(raw.type || raw.properties || raw.page || raw.extends, `${where}: type or properties are missing.`);
  return { ...raw, name, properties: readProperties(raw.properties, KEYS.property, where) };
}

/**
 * @param {string} name
 * @param {Raw} raw
 * @param {string} where for messages
 * @returns {Resource}
 */
function readResource(name, raw, where) {
  checkKeys(raw, KEYS.resource, where);
  demand(raw.fields, `${where}: fields are missing.`);
  const fields = readProperties(raw.fields, KEYS.field, where).map((read) => {
    const field = /** @type {Property & Partial<Field>} */ (read);
    return { ...field, source: field.from ?? field.name, property: field.property ?? camelCase(field.name) };
  });
  const computed = readProperties(raw.computed, KEYS.computed, where);
  return { ...raw, name, form: raw.form ?? 'class', fields, computed, answerOf: [] };
}

/**
 * @param {Raw | undefined} raw
 * @param {string[]} keys that a property may have
 * @param {string} where for messages
 * @returns {Property[]}
 */
function readProperties(raw, keys, where) {
  return Object.entries(raw ?? {}).map(([key, value]) => {
    const entry = typeof value === 'string' ? { type: value } : value;
    const at = `${where}.${key}`;
    checkKeys(entry, keys, at);
    demand(entry.type, `${at}: type is missing.`);
    return { ...entry, name: key.replace(/\?$/, ''), isOptional: key.endsWith('?') };
  });
}

/**
 * Resolves names, and checks that what they name exists.
 *
 * @param {Definition} definition
 */
function link(definition) {
  const { operations, resources } = definition;
  const known = (/** @type {string | undefined} */ name) => name !== undefined && definition.resourceByName.has(name);
  for (const { name, answer, total, replaces } of operations) {
    demand(!answer.resource || known(answer.resource), `${name}: returns ${answer.resource}, which is not a resource.`);
    for (const other of [total?.operation, replaces?.operation, replaces?.merging]) {
      demand(!other || definition.operationByName.has(other), `${name}: names ${other}, which is not an operation.`);
    }
  }
  for (const resource of resources) {
    for (const field of resource.fields) {
      const named = field.part ?? /^(\w+)(\[\])?( \| null)?$/.exec(field.type)?.[1];
      field.part = known(named) ? named : undefined;
      field.isList = field.part !== undefined && (field.type.includes('[]') || field.list === true);
    }
    // A payload without an `object` is recognised by the operation that returns it.
    resource.answerOf = resource.object ? [] : answersOf(operations, resource.name, 'one');
    resource.elementOf = resource.object ? undefined : answersOf(operations, resource.name, 'array')[0];
  }
}

/**
 * @param {Operation[]} operations
 * @param {string} resource
 * @param {Answer['kind']} kind
 */
function answersOf(operations, resource, kind) {
  return operations
    .filter(({ answer }) => answer.kind === kind && answer.resource === resource)
    .map(({ name }) => name);
}

/**
 * @template {{ name: string }} Entry
 * @param {Entry[]} entries
 * @param {string} kind for messages
 * @returns {import('./model').ByName<Entry>}
 */
function unique(entries, kind) {
  const byName = new Map();
  for (const entry of entries) {
    demand(!byName.has(entry.name), `the ${kind} ${entry.name} is defined twice.`);
    byName.set(entry.name, entry);
  }
  return byName;
}

/**
 * @param {unknown} entry
 * @param {string[]} keys
 * @param {string} where for messages
 */
function checkKeys(entry, keys, where) {
  demand(typeof entry === 'object' && entry !== null && !Array.isArray(entry), `${where}: expected a mapping.`);
  for (const key of Object.keys(/** @type {Raw} */ (entry))) {
    demand(keys.includes(key), `${where}: unknown key ${key}; expected one of ${keys.join(', ')}.`);
  }
}

/**
 * @param {unknown} condition
 * @param {string} message
 */
function demand(condition, message) {
  if (!condition) {
    throw new Error(`Backend API definition: ${message}`);
  }
}

module.exports = { readDefinition };
