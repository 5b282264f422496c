'use strict';

const { inputTable } = require('./inputs');
const { screamingCase } = require('./names');
const { MARK, alternativesOf, kindOf, pascal, text, texts } = require('./rust-syntax');

/** @import { Answer, ByKind, Definition, Destination, GeneratedFile, Namespace, Operation } from './model' */

/** @import { Parameter, Place, PlacedProperty, Resource, WireField } from './model' */

/**
 * The tables of the crate in `api/`: operations, and resources as they are in JSON.
 *
 * @param {Definition} definition
 * @returns {GeneratedFile[]}
 */
function rustTables(definition) {
  return [
    [
      'api/src/table/mod.rs',
      `${MARK}\n\n//! The tables.\n\npub(crate) mod inputs;\npub(crate) mod operations;\npub(crate) mod resource_name;\npub(crate) mod resources;\n`,
    ],
    inputTable(definition),
    ['api/src/table/operations.rs', operations(definition)],
    ['api/src/table/resource_name.rs', resourceNames(definition)],
    ['api/src/table/resources.rs', resources(definition)],
  ];
}

/** @param {{ namespaces: Namespace[] }} definition */
function operations({ namespaces }) {
  const list = namespaces.map(({ namespace, operations: rows, documentation }) => {
    const lines = rows.map((operation) => `            ${row(operation)},\n`).join('');
    return `    // ${documentation}\n    Namespace {\n        name: ${text(namespace)},\n        operations: &[\n${lines}        ],\n    },\n`;
  });
  return `${MARK}

//! Every operation, by namespace.

use crate::operation::{Answer::*, Composition, Credential, Namespace, Operation, Verb::*};
use crate::parameter::{Parameter::*, Property, Rest};
use crate::table::resource_name::ResourceName;

/// Every namespace, in the order in which the client object has them.
pub static NAMESPACES: [Namespace; ${namespaces.length}] = [
${list.join('')}];
`;
}

/** @param {Operation} operation */
function row({ name, verb, path, parameters, answer, iterable, versioned, query, keys, credential, ...rest }) {
  const calls = [
    versioned === false && '.unversioned()',
    query &&
      `.with_query(&[${Object.entries(query)
        .map(([key, value]) => `(${text(key)}, ${text(value)})`)
        .join(', ')}])`,
    keys === 'deep' && '.deep()',
    credential && `.with(Credential::${pascal(credential)})`,
    answer.kind === 'page' && iterable !== false && '.paged()',
    compositionOf(rest),
  ].filter(Boolean);
  const own = [
    text(name),
    pascal(verb.toLowerCase()),
    text(path),
    `&[${parameters.map(parameter).join(', ')}]`,
    answerOf(answer),
  ];
  return `Operation::new(${own.join(', ')})${calls.join('')}`;
}

/** @param {Answer} answer */
function answerOf({ kind, resource }) {
  return resource ? `${pascal(kind)}(ResourceName::${resource})` : pascal(kind);
}

/** @param {Pick<Operation, 'total' | 'replaces' | 'checks' | 'verifies'>} operation */
function compositionOf({ total, replaces, checks, verifies }) {
  if (total) {
    return `.composed(Composition::TotalCount { operation: ${text(total.operation)}, without: ${texts(total.without)} })`;
  }
  if (replaces) {
    const { operation, merging, properties } = replaces;
    return `.composed(Composition::Replacement { operation: ${text(operation)}, merging: ${text(merging)}, properties: ${texts(properties)} })`;
  }
  return (checks && '.composed(Composition::Audience)') || (verifies && '.composed(Composition::LocalVerification)');
}

/** @type {ByKind<Destination, string>} */
const PARAMETERS = {
  id: ({ id }) => `Id(${text(id)})`,
  optionalId: ({ id }) => `OptionalId(${text(id)})`,
  prefixedId: ({ id, prefix }) => `PrefixedId { name: ${text(id)}, prefix: ${text(prefix)} }`,
  bodyField: ({ field }) => `BodyField(${text(field)})`,
  optionalBodyField: ({ field }) => `OptionalBodyField(${text(field)})`,
  list: () => 'List',
  email: () => 'Email',
  emails: () => 'Emails',
  object: ({ properties, rest }) =>
    `Object { properties: &[${properties.map(property).join(', ')}], rest: Rest::${pascal(rest)} }`,
};

/** @param {Parameter} entry */
function parameter(entry) {
  const print = /** @type {(entry: Parameter) => string} */ (PARAMETERS[entry.kind]);
  return print(entry);
}

/** @type {Record<Place, (property: PlacedProperty) => string>} */
const PROPERTIES = {
  path: ({ name, or }) => (or ? `AnyId(${texts([name, ...or])})` : `Id(${text(name)})`),
  query: ({ name }) => `Query(${text(name)})`,
  headers: ({ name }) => `Headers(${text(name)})`,
  idempotencyKey: ({ name }) => `IdempotencyKey(${text(name)})`,
  secretKey: ({ name }) => `SecretKey(${text(name)})`,
  file: ({ name }) => `File(${text(name)})`,
  form: ({ name, wireName = '' }) => `FormField(${text(name)}, ${text(wireName)})`,
  body: ({ name, ...rest }) => {
    if ('default' in rest) {
      return `BodyOr(${text(name)}, ${text(JSON.stringify(rest.default))})`;
    }
    return 'withoutArgument' in rest
      ? `BodyWithoutArgument(${text(name)}, ${text(JSON.stringify(rest.withoutArgument))})`
      : `Body(${text(name)})`;
  },
};

/** @param {PlacedProperty} entry */
function property(entry) {
  return `Property::${PROPERTIES[entry.place](entry)}`;
}

/** @param {Definition} definition */
function resources(definition) {
  const all = definition.resources;
  const statics = all.map((resource) => {
    const fields = wireFields(resource)
      .map((field) => `        ${fieldRow(field, definition)},\n`)
      .join('');
    const object = resource.object ? `Some(${text(resource.object)})` : 'None';
    return `static ${screamingCase(resource.name)}: Resource = Resource {\n    name: ${text(resource.name)},\n    object: ${object},\n    fields: &[\n${fields}    ],\n};\n`;
  });
  return `${MARK}

//! Every resource, as it is on the wire.

use crate::resource::{Field, Kind::*, Resource};
use crate::table::resource_name::ResourceName as Name;

/// Every resource, in the order of [\`ResourceName\`](Name).
pub static RESOURCES: [&Resource; ${all.length}] = [
${all.map(({ name }) => `    &${screamingCase(name)},\n`).join('')}];

impl Name {
    /// The resource that has this name.
    pub fn resource(self) -> &'static Resource {
        RESOURCES[self as usize]
    }
}

${statics.join('\n')}`;
}

/** @param {Definition} definition */
function resourceNames(definition) {
  const variants = definition.resources.map(({ name }) => `    /// \`${name}\`\n    ${name},\n`).join('');
  return `${MARK}

//! The names of resources.

/// The name of a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ResourceName {
${variants}}
`;
}

/**
 * The fields of a payload. Several properties may be made from one field.
 *
 * @param {Resource} resource
 * @returns {WireField[]}
 */
function wireFields({ envelope, fields }) {
  const own = fields.filter(({ notOnWire }) => !notOnWire).filter(({ name }) => name !== 'object');
  const hasId = envelope !== true || own.some(({ name }) => name === 'id');
  return hasId ? own : [{ name: 'id', type: 'string' }, ...own];
}

/**
 * The kind of a field's value, as a variant of the Rust enum `Kind`, and whether the value may be `null`.
 *
 * @param {Pick<WireField, 'type' | 'part' | 'isList'>} field
 * @param {Definition} definition
 */
function fieldKind({ type, part, isList }, definition) {
  const alternatives = alternativesOf(type);
  const isNullable = alternatives.includes('null');
  const kind = part
    ? `${isList ? 'Many' : 'One'}(Name::${part})`
    : kindOf(
        alternatives.filter((alternative) => alternative !== 'null'),
        definition,
      );
  return { kind, isNullable };
}

/**
 * @param {WireField} field
 * @param {Definition} definition
 */
function fieldRow({ name, isOptional, ...field }, definition) {
  const { kind, isNullable } = fieldKind(field, definition);
  return `Field::new(${text(name)}, ${kind})${isNullable ? '.nullable()' : ''}${isOptional ? '.optional()' : ''}`;
}

module.exports = { fieldKind, rustTables, wireFields };
