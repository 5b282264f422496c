'use strict';

const { propertiesOf } = require('./properties');
const { MARK, alternativesOf, kindOf, text } = require('./rust-syntax');

/** @import { Definition, GeneratedFile, Operation, Parameter, PlacedProperty } from './model' */

/**
 * A parameter on the wire.
 *
 * @typedef {{ type: string, isOptional: boolean }} Input
 *
 * @typedef {Map<string, Input>} Inputs
 */

/** Parts of an email that are alternatives to a string. */
const ANY = ['EmailRecipient', 'Mailbox', 'Headers'];

/**
 * The table of what each operation takes in its query and body, for those who answer requests. It is apart from the
 * table of operations, so that programs that only make requests do not contain it.
 *
 * @param {Definition} definition
 * @returns {GeneratedFile}
 */
function inputTable(definition) {
  const rows = definition.operations.map((operation) => `    ${row(operation, definition)},\n`).join('');
  return [
    'api/src/table/inputs.rs',
    `${MARK}

//! What each operation takes.

use crate::input::{Body::*, Input, InputKind::*, Inputs};

/// What each operation takes, in the order of the operations.
pub static INPUTS: [Inputs; ${definition.operations.length}] = [
${rows}];
`,
  ];
}

/**
 * @param {Operation} operation
 * @param {Definition} definition
 */
function row(operation, definition) {
  const { query, body, form } = inputsOf(operation, definition);
  const isList = operation.parameters.some(({ kind }) => kind === 'list');
  const bodyText = form ? 'Form' : body.size === 0 ? 'Nothing' : `${isList ? 'List' : 'Object'}(${list(body)})`;
  return `Inputs { operation: ${text(operation.name)}, query: ${list(query)}, body: ${bodyText} }`;

  /** @param {Inputs} inputs */
  function list(inputs) {
    return `&[${[...inputs].map(([name, input]) => inputRow(name, input, definition)).join(', ')}]`;
  }
}

/**
 * @param {Operation} operation
 * @param {Definition} definition
 */
function inputsOf({ parameters, query: fixed = {}, accepts = {} }, definition) {
  /** @type {Inputs} */
  const query = new Map(Object.keys(fixed).map((name) => [name, { type: 'boolean', isOptional: true }]));
  /** @type {Inputs} */
  const body = new Map();
  let form = false;
  for (const parameter of parameters) {
    addParameter(parameter);
  }
  for (const [place, inputs] of [
    /** @type {const} */ ([query, accepts.query ?? {}]),
    /** @type {const} */ ([body, accepts.body ?? {}]),
  ]) {
    for (const [key, type] of Object.entries(inputs)) {
      place.set(key.replace(/\?$/, ''), { type, isOptional: key.endsWith('?') });
    }
  }
  return { query, body, form };

  /** @param {Parameter} parameter */
  function addParameter(parameter) {
    switch (parameter.kind) {
      case 'bodyField':
      case 'optionalBodyField':
        body.set(snakeCase(parameter.field), {
          type: parameter.type,
          isOptional: parameter.kind === 'optionalBodyField' || parameter.isOptional,
        });
        return;
      case 'emails':
        body.set('messages', { type: 'Record<string, unknown>', isOptional: false });
        return;
      case 'list':
      case 'email':
      case 'object':
        for (const [name, input] of propertiesOf(parameter.type, definition)) {
          addProperty(parameter, name, { ...input, isOptional: input.isOptional || parameter.isOptional });
        }
    }
  }

  /**
   * @param {Parameter} parameter
   * @param {string} name
   * @param {Input} input
   */
  function addProperty(parameter, name, input) {
    const properties = parameter.kind === 'object' ? parameter.properties : [];
    const own = properties.find((property) => property.name === name || property.or?.includes(name));
    const place = own ? placeOf(own) : parameter.kind === 'object' ? parameter.rest : 'body';
    if (place === 'form') {
      form = true;
    } else if (place === 'query' || place === 'body') {
      const isOptional = input.isOptional || (own !== undefined && ('default' in own || 'withoutArgument' in own));
      (place === 'query' ? query : body).set(snakeCase(name), { ...input, isOptional });
    }
  }
}

/** @param {PlacedProperty} property */
function placeOf({ place }) {
  return place === 'file' ? 'form' : place;
}

/**
 * @param {string} name
 * @param {Input} input
 * @param {Definition} definition
 */
function inputRow(name, { type, isOptional }, definition) {
  const { kind, isNullable } = inputKind(type, definition);
  return `Input::new(${text(name)}, ${kind})${isNullable ? '.nullable()' : ''}${isOptional ? '.optional()' : ''}`;
}

/**
 * The kind of a parameter's value, as a variant of the Rust enum `InputKind`, and whether it may be `null`.
 *
 * @param {string} type
 * @param {Definition} definition
 */
function inputKind(type, definition) {
  const all = alternativesOf(type);
  const alternatives = all.filter((one) => one !== 'null' && one !== 'undefined');
  return { kind: kind(), isNullable: all.includes('null') };

  function kind() {
    if (alternatives.some((one) => ANY.includes(one)) || new Set(alternatives.map(simple)).size > 1) {
      return 'Any';
    }
    const [first] = alternatives;
    if (first.endsWith('[]')) {
      return simple(first) === 'text' ? 'Texts' : 'Json';
    }
    if (first.startsWith('WithSign<')) {
      return 'Text';
    }
    if (first === 'Date') {
      return 'Time';
    }
    const found = kindOf(alternatives, definition);
    // Names of types that are declared by hand, and templates of strings.
    return found === 'Json' && simple(first) === 'text' ? 'Text' : found;
  }

  /**
   * The type of JSON of an alternative, roughly.
   *
   * @param {string} alternative
   * @returns {string}
   */
  function simple(alternative) {
    if (alternative.endsWith('[]')) {
      const element = alternative.slice(0, -2).replace(/^\((.*)\)$/, '$1');
      return alternativesOf(element).every((one) => simple(one) === 'text') ? 'text' : 'objects';
    }
    const declared = definition.typeByName.get(alternative)?.type;
    if (declared) {
      return alternativesOf(declared).every((one) => simple(one) === 'text') ? 'text' : 'object';
    }
    return /^(['`]|WithSign<|string$|OrganizationCustomRoleKey$)/.test(alternative)
      ? 'text'
      : /^(number|boolean|Date)$/.test(alternative)
        ? alternative
        : 'object';
  }
}

/**
 * How a parameter is spelled on the wire.
 *
 * @param {string} name
 */
function snakeCase(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

module.exports = { inputTable };
