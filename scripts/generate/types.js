'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { instanceType, wireType } = require('./field-types');
const { documentation } = require('./documentation');

/** @import { Area, Computed, Definition, Field, GeneratedFile, Namespace, Operation, Property } from './model' */

/** @import { Resource, TypeDefinition } from './model' */

/**
 * @typedef {{ name?: string, text: string }} Declaration
 *
 * @typedef {{ file: string, declarations: Declaration[], head?: string[] }} Module
 */

const MARK = '// Generated from api/definition/ by `npm run generate`. Do not edit.';

/** The folder of the hand-written types, which generated types refer to. */
const HAND_WRITTEN = path.join(__dirname, '..', '..', 'types');

/**
 * The declarations of methods (`types/operation/`) and of resources (`types/resource/`), one file per area.
 *
 * @param {Definition} definition
 * @returns {GeneratedFile[]}
 */
function typeDeclarations(definition) {
  const modules = [...definition.areas.flatMap((area) => modulesOf(area, definition)), ...indexes(definition)];
  const homes = homesOf(modules);
  return modules.map(({ file, declarations, head = [] }) => {
    const body = declarations.map(({ text }) => text).join('\n');
    const parts = [
      MARK,
      ...(/\bany\b/.test(withoutComments(body)) ? [ANY] : []),
      '',
      ...head,
      ...imports(file, body, homes),
      body,
    ];
    return [file, parts.join('\n')];
  });
}

const ANY =
  "/* eslint-disable @typescript-eslint/no-explicit-any -- code written for Clerk's own types reads these freely. */";

/**
 * @param {Area} area
 * @param {Definition} definition
 * @returns {Module[]}
 */
function modulesOf(area, definition) {
  const namespace = definition.namespaces.find((candidate) => candidate === area);
  const operation = [
    ...(namespace ? [namespaceInterface(namespace), ...pagedInterface(namespace)] : []),
    ...area.types.map(typeDeclaration),
  ];
  /** @type {Set<string | undefined>} */
  const seen = new Set();
  const resource = [
    ...area.resources.flatMap((entry) => resourceDeclarations(entry, definition, seen)),
    ...area.resourceTypes.map(typeDeclaration),
  ];
  return [
    { file: `types/operation/${area.name}.d.ts`, declarations: operation },
    { file: `types/resource/${area.name}.d.ts`, declarations: resource },
  ].filter(({ declarations }) => declarations.length > 0);
}

/** @param {Namespace} namespace */
function namespaceInterface({ interface: name, summary, documentation: link, deprecated, operations }) {
  const members = operations.map((operation) => methodText(operation)).join('');
  return declaration(
    name,
    `${documentation({ doc: summary, deprecated, see: link })}export interface ${name} {\n${members}}\n`,
  );
}

/** @param {Operation} operation */
function methodText(operation) {
  const { method, parameters, overloads, doc, deprecated, argumentDocs, example } = operation;
  const docs = documentation({ doc, deprecated, parameters: argumentDocs, example });
  if (overloads) {
    return overloads.map(({ signature, ...own }) => `${documentation(own)}${signature}\n`).join('');
  }
  const declared = parameters.map(({ name, isOptional, type }) => `${name}${isOptional ? '?' : ''}: ${type}`);
  return `${docs}${method}(${[...declared, 'callOptions?: CallOptions'].join(', ')}): Promise<${resultType(operation)}>;\n`;
}

/**
 * The namespace of this package's own clients, whose lists have `all`.
 *
 * @param {Namespace} namespace
 * @returns {Declaration[]}
 */
function pagedInterface({ interface: name, operations }) {
  const lists = operations.filter(({ answer, iterable }) => answer.kind === 'page' && iterable !== false);
  if (lists.length === 0) {
    return [];
  }
  const members = lists.map(({ method }) => `${method}: PagedList<${name}['${method}']>;\n`);
  const text = `/** {@link ${name}} with \`all\` on its lists, which iterates over all pages. */\nexport interface Paged${name} extends ${name} {\n${members.join('')}}\n`;
  return [declaration(`Paged${name}`, text)];
}

/**
 * The type that a method's promise resolves with.
 *
 * @param {Pick<Operation, 'answer' | 'declared'>} operation
 * @returns {string}
 */
function resultType({ answer, declared }) {
  if (declared !== undefined) {
    return declared;
  }
  switch (answer.kind) {
    case 'one':
      return answer.resource;
    case 'array':
      return `${answer.resource}[]`;
    case 'page':
      return `PaginatedResourceResponse<${answer.resource}[]>`;
    case 'deleted':
      return 'DeletedObject';
    case 'nothing':
      return 'void';
    case 'count':
      return 'number';
    case 'passesThrough':
      return answer.type;
  }
}

/** @param {TypeDefinition} definition */
function typeDeclaration({
  name,
  type,
  parameters,
  interface: isInterface,
  extends: bases,
  readonly,
  page,
  and,
  properties,
  ...docs
}) {
  const generic = parameters ? `<${parameters.join(', ')}>` : '';
  const members = properties.map((property) => member(property, readonly)).join('');
  const literal = properties.length > 0 ? `{\n${members}}` : undefined;
  const head = documentation(docs);
  if (isInterface || bases) {
    const heritage = bases ? ` extends ${bases.join(', ')}` : '';
    return declaration(name, `${head}export interface ${name}${generic}${heritage} ${literal ?? '{}'}\n`);
  }
  const own = page ? `ClerkPaginationRequest${literal ? `<${literal}>` : ''}` : literal;
  const alternatives = [own, ...(and ?? [])].filter(Boolean).join(' & ');
  return declaration(name, `${head}export type ${name}${generic} = ${type ?? alternatives};\n`);
}

/**
 * @param {Property} property
 * @param {boolean | undefined} readonly
 */
function member({ name, isOptional, type, ...docs }, readonly) {
  return `${documentation(docs)}${readonly ? 'readonly ' : ''}${name}${isOptional ? '?' : ''}: ${type};\n`;
}

/**
 * @param {Resource} resource
 * @param {Definition} definition
 * @param {Set<string | undefined>} seen the names that are declared already
 * @returns {Declaration[]}
 */
function resourceDeclarations(resource, definition, seen) {
  const name = instanceName(resource);
  const instance = name === undefined || seen.has(name) ? [] : [instanceInterface(name, resource, definition)];
  seen.add(name);
  const wire = wireName(resource);
  return wire === undefined ? instance : [...instance, wireInterface(wire, name, resource, definition)];
}

/**
 * @param {string} name
 * @param {Resource} resource
 * @param {Definition} definition
 */
function instanceInterface(name, { fields, computed, mutable, doc, deprecated }, definition) {
  const modifier = mutable ? '' : 'readonly ';
  const own = fields
    .filter(({ wireOnly }) => !wireOnly)
    .map((field) => {
      const { type, mark } = instanceType(field, {
        isReadonly: !mutable,
        rename: (/** @type {string} */ text) => renamed(text, definition, instanceName),
      });
      return `${documentation(field)}${modifier}${field.property}${mark}: ${type};\n`;
    });
  const getters = computed.map((getter) => `${documentation(getter)}readonly ${getter.name}: ${getter.type};\n`);
  return declaration(
    name,
    `${documentation({ doc, deprecated })}export interface ${name} {\n${[...own, ...getters].join('')}}\n`,
  );
}

/**
 * @param {string} wire
 * @param {string | undefined} name
 * @param {Resource} resource
 * @param {Definition} definition
 */
function wireInterface(wire, name, resource, definition) {
  const { object, envelope, wireObject, wireDoc, fields } = resource;
  const type = wireObject === undefined && object ? `'${object}'` : wireObject;
  const base = envelope === true ? ' extends ClerkResourceJSON' : envelope ? ` extends ${envelope}` : '';
  const members = fields
    .filter(
      ({ notOnWire, undeclared, name: key }) =>
        !notOnWire && !undeclared && !(envelope === true && key === 'id') && !(type && key === 'object'),
    )
    .map((field) => {
      const docs = field.wireOnly ? documentation(field) : documentation({ doc: field.wireDoc });
      return `${docs}${field.name}${field.isOptional ? '?' : ''}: ${wireType(field, (text) => renamed(text, definition, wireName))};\n`;
    });
  const doc = wireDoc ?? `JSON representation of {@link ${name}}.`;
  const discriminator = type ? `object: ${type};\n` : '';
  return declaration(
    wire,
    `${documentation({ doc })}export interface ${wire}${base} {\n${discriminator}${members.join('')}}\n`,
  );
}

/**
 * The name of the type of instances; `undefined` where it is declared by hand.
 *
 * @param {Resource} resource
 */
function instanceName({ name, declared }) {
  return declared === false ? undefined : (declared ?? name);
}

/**
 * The name of the type of payloads, if there is one.
 *
 * @param {Resource} resource
 */
function wireName({ name, wire }) {
  return wire === false ? undefined : (wire ?? `${name}JSON`);
}

/**
 * Replaces the names of resources in a type.
 *
 * @param {string} type
 * @param {Definition} definition
 * @param {(resource: Resource) => string | undefined} nameOf
 */
function renamed(type, { resourceByName }, nameOf) {
  return type.replace(/\b[A-Z]\w*\b/g, (word) =>
    resourceByName.has(word) ? (nameOf(resourceByName.get(word)) ?? word) : word,
  );
}

/**
 * The modules that collect the others: the namespaces of a client, the kinds of payload, and an index per folder.
 *
 * @param {Definition} definition
 * @returns {Module[]}
 */
function indexes({ areas, namespaces, resources }) {
  const members = namespaces.map(
    ({ namespace, interface: type, deprecated }) => `${documentation({ deprecated })}${namespace}: ${type};\n`,
  );
  const paged = namespaces.filter((area) => pagedInterface(area).length > 0);
  const pagedMembers = paged.map(
    ({ namespace, interface: type, deprecated }) => `${documentation({ deprecated })}${namespace}: Paged${type};\n`,
  );
  const clients = [
    declaration(
      'BackendAPI',
      `/** The namespaces of a client. */\nexport interface BackendAPI {\n${members.join('')}}\n`,
    ),
    declaration(
      'PagedBackendAPI',
      `/** {@link BackendAPI} with \`all\` on its lists, which iterates over all pages. */\nexport interface PagedBackendAPI extends BackendAPI {\n${pagedMembers.join('')}}\n`,
    ),
  ];
  const objects = [...new Set([...resources.flatMap(objectOf), ...areas.flatMap(({ objects: more }) => more)])].sort();
  const types = [
    declaration(
      'ClerkResourceJSON',
      '/** Properties that most JSON representations have. */\nexport interface ClerkResourceJSON {\n/** Type of the object, such as `user`. */\nobject: ObjectType;\nid: string;\n}\n',
    ),
    declaration(
      'ObjectType',
      `/** Types of objects in JSON representations. */\nexport type ObjectType = ${objects.map((object) => `'${object}'`).join(' | ')};\n`,
    ),
    declaration(
      'PaginatedResponseJSON',
      '/** JSON representation of a page. */\nexport interface PaginatedResponseJSON {\ndata: object[];\ntotal_count?: number;\n}\n',
    ),
  ];
  const hasTypes = (/** @type {Area} */ area) => area.namespace || area.types.length > 0;
  const hasResources = (/** @type {Area} */ area) => area.resources.length > 0 || area.resourceTypes.length > 0;
  return [
    { file: 'types/operation/backend-api.d.ts', declarations: clients },
    { file: 'types/resource/payload.d.ts', declarations: types },
    index('operation', [...areas.filter(hasTypes).map(({ name }) => name), 'backend-api']),
    index('resource', [...areas.filter(hasResources).map(({ name }) => name), 'payload']),
  ];
}

/**
 * @param {Resource} resource
 * @returns {string | string[]}
 */
function objectOf({ object, wireObject }) {
  return object ?? (wireObject && /^'\w+'$/.test(wireObject) ? wireObject.slice(1, -1) : []);
}

/**
 * @param {string} folder
 * @param {string[]} names
 * @returns {Module}
 */
function index(folder, names) {
  const text = [...names]
    .sort()
    .map((name) => `export * from './${name}';\n`)
    .join('');
  return { file: `types/${folder}/index.d.ts`, declarations: [{ text }] };
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {Declaration}
 */
function declaration(name, text) {
  return { name, text };
}

/**
 * The module of each type.
 *
 * @param {Module[]} modules
 */
function homesOf(modules) {
  /** @type {Map<string, string>} */
  const homes = new Map();
  for (const file of fs.readdirSync(HAND_WRITTEN).filter((name) => name.endsWith('.d.ts'))) {
    const text = fs.readFileSync(path.join(HAND_WRITTEN, file), 'utf8');
    for (const [, name] of text.matchAll(/^export (?:declare )?(?:type|interface|class) (\w+)/gm)) {
      homes.set(name, `types/${file}`);
    }
  }
  for (const { file, declarations } of modules) {
    for (const { name } of declarations) {
      if (name) {
        homes.set(name, file);
      }
    }
  }
  return homes;
}

/**
 * Import declarations for the names that a module uses and does not declare.
 *
 * @param {string} file
 * @param {string} body
 * @param {Map<string, string>} homes
 */
function imports(file, body, homes) {
  /** @type {Map<string, Set<string>>} */
  const used = new Map();
  for (const [name] of withoutComments(body)
    .replace(/'[^'\n]*'/g, '')
    .matchAll(/\b[A-Z]\w*\b/g)) {
    const home = homes.get(name);
    if (home && home !== file) {
      used.set(home, (used.get(home) ?? /** @type {Set<string>} */ (new Set())).add(name));
    }
  }
  const lines = [...used].map(([home, names]) => {
    const relative = path.posix.relative(path.posix.dirname(file), home.replace(/\.d\.ts$/, ''));
    const from = relative.startsWith('.') ? relative : `./${relative}`;
    return [from, `import type { ${[...names].sort().join(', ')} } from '${from}';`];
  });
  const sorted = lines.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  return sorted.length > 0 ? [...sorted, ''] : [];
}

/** @param {string} text */
function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, '');
}

module.exports = { instanceName, resultType, typeDeclarations, wireName };
