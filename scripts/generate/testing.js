'use strict';

const { fieldKind, wireFields } = require('./rust');
const { wireName } = require('./types');

/** @import { Answer, Definition, GeneratedFile, Operation, WireField } from './model' */

const MARK = '// Generated from api/definition/ by `npm run generate`. Do not edit.';

/** The time in blank resources: 2024-01-01. */
const TIME = Date.UTC(2024, 0, 1);

/**
 * What the testing kit answers calls of the Backend API with: `lib/testing/shapes.js` has each method's request and
 * kind of answer, and a blank of each resource; `types/testing-answers.d.ts` has the types.
 *
 * @param {Definition} definition
 * @returns {GeneratedFile[]}
 */
function testingTables(definition) {
  const { operations, resources } = definition;
  const shapes = resources.map(({ name }) => `  ${name}: ${JSON.stringify(blank(name, definition, []))},\n`);
  const tables = [
    "'use strict';",
    '',
    MARK,
    '',
    '/** Each method of the Backend API: its request, and what it answers with. */',
    `exports.operations = {\n${operations.map(operationRow).join('')}};`,
    '',
    '/** A blank of each resource, as it is on the wire. */',
    `exports.shapes = {\n${shapes.join('')}};`,
    '',
  ].join('\n');
  return [
    ['lib/testing/shapes.js', tables],
    ['types/testing-answers.d.ts', declarations(definition)],
  ];
}

/**
 * Optional ids are at the end of the path, and omitted together with the slash.
 *
 * @param {Operation} operation
 */
function operationRow({ name, verb, path: whole, parameters, total, answer: { kind, resource } }) {
  const hasOptionalId = parameters.some((parameter) => parameter.kind === 'optionalId');
  const path = hasOptionalId ? whole.replace(/\/(\{\w+\})$/, '[/$1]') : whole;
  const row = { verb, path, kind, ...(resource && { resource }), ...(total && { total: total.operation }) };
  return `  ${JSON.stringify(name)}: ${JSON.stringify(row)},\n`;
}

/**
 * A resource with all required fields and neutral values: `null` and `[]` where they are allowed.
 *
 * @param {string} name
 * @param {Definition} definition
 * @param {string[]} parents the resources that contain this one
 * @returns {Record<string, unknown>}
 */
function blank(name, definition, parents) {
  const resource = definition.resourceByName.get(name);
  const fields = wireFields(resource).filter(({ isOptional, wireOnly }) => !isOptional && !wireOnly);
  const entries = fields.map((field) => [field.name, valueOf(field, name, definition, [...parents, name])]);
  return { ...(resource.object && { object: resource.object }), ...Object.fromEntries(entries) };
}

/**
 * @param {WireField} field
 * @param {string} owner the resource of the field
 * @param {Definition} definition
 * @param {string[]} parents
 * @returns {unknown}
 */
function valueOf(field, owner, definition, parents) {
  const { kind, isNullable } = fieldKind(field, definition);
  if (isNullable) {
    return null;
  }
  const [, part] = /^One\(Name::(\w+)\)$/.exec(kind) ?? [];
  if (part !== undefined) {
    // A resource that contains itself ends here.
    return parents.includes(part) ? null : blank(part, definition, parents);
  }
  const [, literal] = /^OneOf\(&\["([^"]*)"/.exec(kind) ?? [];
  if (literal !== undefined) {
    return literal;
  }
  if (field.name === 'id') {
    return `${definition.resourceByName.get(owner).object ?? owner.toLowerCase()}_test`;
  }
  if (kind === 'UnixMilliseconds') {
    return TIME;
  }
  /** @type {Record<string, unknown>} */
  const values = { Text: '', Texts: [], Number: 0, Boolean: false, Json: field.type.includes('[]') ? [] : {} };
  return values[kind] ?? [];
}

/** @param {Definition} definition */
function declarations(definition) {
  const rows = definition.operations.map(({ name, answer }) => `'${name}'?: ${answerType(answer, definition)};\n`);
  const names = [...new Set(rows.flatMap((row) => row.match(/\b[A-Z]\w*JSON\b/g) ?? []))].sort();
  return `${MARK}

import type { ${names.join(', ')} } from './resource';
import type { TestAnswer, TestPage } from './testing';

/** Answers to calls of the Backend API, by the names of methods. */
export interface TestAnswers {
${rows.join('')}}
`;
}

/**
 * @param {Answer} answer
 * @param {Definition} definition
 */
function answerType({ kind, resource }, definition) {
  const payload = resource === undefined ? undefined : wireName(definition.resourceByName.get(resource));
  const element = payload === undefined ? 'Record<string, unknown>' : `Partial<${payload}>`;
  return {
    one: `TestAnswer<${element}>`,
    array: `TestAnswer<${element}[]>`,
    page: `TestAnswer<${element}[] | TestPage<${element}>>`,
    count: 'TestAnswer<number>',
    deleted: 'TestAnswer<{ id?: string; object?: string; deleted?: boolean; slug?: string }>',
    nothing: 'TestAnswer<undefined>',
    passesThrough: 'TestAnswer<Record<string, unknown>>',
  }[kind];
}

module.exports = { testingTables };
