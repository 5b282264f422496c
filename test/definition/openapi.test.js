'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const { readDefinition } = require('../../scripts/generate/definition');
const { propertiesOf } = require('../../scripts/generate/properties');
const { openApiDocument } = require('../support/openapi-document');
const exceptions = require('./openapi-exceptions');
const { OpenApi } = require('./openapi');

const FOLDER = path.join(__dirname, '..', '..', 'api', 'definition');

/** Types that are declared by hand and are strings; an uploaded file is a string in JSON Schema. */
const TEXTS = ['string', 'URL', 'ObjectType', 'OrganizationCustomRoleKey', 'UploadFile'];

/** How an argument is spelled on the wire. */
const snakeCase = (name) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();

describe('The definition of the Backend API and Clerk’s OpenAPI document', function () {
  this.timeout(60_000);
  const definition = readDefinition(FOLDER);
  let api;

  before(function () {
    if (openApiDocument === undefined) {
      this.skip();
    }
    api = new OpenApi(openApiDocument);
  });

  /** Compares with the exceptions: each must be needed, and nothing else may differ. */
  function assertDifferences(found, expected) {
    assert.deepEqual([...new Set(found)].sort(), Object.keys(expected).sort());
  }

  it('have the same operations: verb and path', () => {
    const unknown = definition.operations.filter(({ verb, path: route }) => !api.operation(verb, route));
    assertDifferences(
      unknown.map(({ name }) => name),
      exceptions.OPERATIONS,
    );
  });

  it('send each argument to the same place, and everything that is required', () => {
    const found = [];
    for (const operation of definition.operations) {
      const theirs = api.operation(operation.verb, operation.path);
      if (!theirs) {
        continue;
      }
      const known = { query: api.query(theirs), body: api.body(theirs) };
      const sent = sentBy(operation);
      for (const place of ['query', 'body']) {
        for (const [name, type] of sent[place]) {
          const parameter = known[place].get(name);
          const { types } = parameter ? api.valuesOf(parameter.schema) : {};
          if (!parameter) {
            found.push(`${operation.name} ${place} ${name}`);
          } else if (types.size > 0 && [...valuesOf(type, place).types].some((one) => !types.has(one))) {
            found.push(`${operation.name} ${place} ${name} is ${[...valuesOf(type, place).types]}, not ${[...types]}`);
          }
        }
        const missing = [...known[place]].filter(([name, { isRequired }]) => isRequired && !sent[place].has(name));
        found.push(...missing.map(([name]) => `${operation.name} lacks ${place} ${name}`));
      }
    }
    assertDifferences(found, exceptions.ARGUMENTS);
  });

  it('take the same parameters', () => {
    const found = [];
    for (const operation of definition.operations) {
      const theirs = api.operation(operation.verb, operation.path);
      if (
        !theirs ||
        operation.parameters.some(({ properties = [] }) => properties.some(({ place }) => place === 'file'))
      ) {
        continue;
      }
      const sent = sentBy(operation);
      for (const [place, known] of [
        ['query', api.query(theirs)],
        ['body', api.body(theirs)],
      ]) {
        const accepted = Object.keys(operation.accepts?.[place] ?? {}).map((name) => name.replace('?', ''));
        const missing = [...known.keys()].filter((name) => !sent[place].has(name) && !accepted.includes(name));
        const unknown = accepted.filter((name) => !known.has(name));
        found.push(...[...missing, ...unknown].map((name) => `${operation.name} ${place} ${name}`));
      }
    }
    assert.deepEqual(found, []);
  });

  /** The arguments that an operation can send, by place and name on the wire. */
  function sentBy({ parameters, query = {} }) {
    const sent = { query: new Map(Object.keys(query).map((name) => [name, 'boolean'])), body: new Map() };
    for (const { kind, type, field, rest, properties = [] } of parameters) {
      if (field) {
        sent.body.set(snakeCase(field), type);
      }
      if (!['object', 'list', 'email', 'emails'].includes(kind)) {
        continue;
      }
      const places = new Map(
        properties.flatMap((property) => [property.name, ...(property.or ?? [])].map((name) => [name, property])),
      );
      for (const [name, { type: own }] of propertiesOf(type, definition)) {
        const { place = kind === 'object' ? rest : 'body', wireName } = places.get(name) ?? {};
        if (['query', 'body', 'form', 'file'].includes(place)) {
          sent[place === 'query' ? 'query' : 'body'].set(wireName ?? snakeCase(name), own);
        }
      }
    }
    return sent;
  }

  it('have the same type and nullability for each field of a resource', () => {
    const found = [];
    let compared = 0;
    const seen = new Set();
    const compare = (resource, schemas) => {
      for (const { name, type, part, notOnWire } of resource.fields) {
        const theirs = schemas.map(({ properties }) => properties.get(name)).filter(Boolean);
        const at = `${resource.name}.${name}`;
        if (notOnWire || name === 'object' || name === 'id') {
          continue;
        }
        if (theirs.length === 0) {
          found.push(`${at} is unknown`);
          continue;
        }
        compared += 1;
        const ours = valuesOf(type);
        const values = theirs.map((schema) => api.valuesOf(schema));
        const known = new Set(values.flatMap(({ types }) => [...types]));
        if (known.size > 0 && [...ours.types].some((one) => !known.has(one))) {
          found.push(`${at} is ${[...ours.types]}, not ${[...known]}`);
        }
        if (ours.isNullable !== values.some(({ isNullable }) => isNullable)) {
          found.push(`${at} ${ours.isNullable ? 'may be null' : 'is never null'}`);
        }
        if (part && !seen.has(part)) {
          seen.add(part);
          compare(
            definition.resourceByName.get(part),
            theirs.flatMap((schema) => api.objectsOf(schema)),
          );
        }
      }
    };
    for (const resource of definition.resources.filter(({ name }) => answersOf(name).length > 0)) {
      seen.add(resource.name);
    }
    for (const resource of definition.resources) {
      const schemas = answersOf(resource.name);
      if (schemas.length > 0) {
        compare(resource, schemas);
      }
    }
    assert.ok(compared > 550, `${compared} fields were compared`);
    assertDifferences(found, exceptions.FIELDS);
  });

  /** The document's schemas of a resource: by its `object`, and by the operations that respond with it. */
  function answersOf(resource) {
    const { object } = definition.resourceByName.get(resource);
    const operations = definition.operations.filter(({ answer }) => answer.resource === resource);
    const known = operations.map(({ verb, path: route }) => api.operation(verb, route)).filter(Boolean);
    return [...(object ? api.schemasOf(object) : []), ...known.flatMap((operation) => api.answersOf(operation))];
  }

  /** The values of a type in the definition, in terms of JSON Schema. */
  function valuesOf(type, place) {
    if (/^\(.*\)\[\]$/.test(type)) {
      return { types: new Set(['array']), isNullable: false };
    }
    const alternatives = type.split(' | ').map((alternative) => alternative.trim());
    const types = alternatives
      .filter((alternative) => !['null', 'undefined'].includes(alternative))
      .flatMap((alternative) => {
        const declared = definition.typeByName.get(alternative)?.type;
        return declared ? [...valuesOf(declared, place).types] : [jsonType(alternative, place)];
      });
    return { types: new Set(types), isNullable: alternatives.includes('null') };
  }

  function jsonType(type, place) {
    if (type.endsWith('[]')) {
      return 'array';
    }
    if (type === 'Date') {
      return place === 'query' ? 'number' : 'string';
    }
    if (/^(['`]|WithSign<)/.test(type) || TEXTS.includes(type)) {
      return 'string';
    }
    return (
      { UnixMilliseconds: 'number', UnixSeconds: 'number', Seconds: 'number', number: 'number', boolean: 'boolean' }[
        type
      ] ?? 'object'
    );
  }

  it('have the same fields that Clerk always sends', () => {
    const missing = definition.resources
      .filter(({ object }) => object)
      .flatMap(({ name, object, fields }) => {
        const schemas = api.schemasOf(object);
        // The document requires some keys that it does not describe; those are skipped.
        const isAlwaysThere = (key) =>
          schemas.every(({ required, properties }) => required.has(key) && properties.has(key));
        const always = schemas.length === 0 ? [] : [...schemas[0].required].filter(isAlwaysThere);
        const own = new Set(fields.flatMap((field) => [field.name, field.source]));
        return always.filter((key) => key !== 'object' && key !== 'id' && !own.has(key)).map((key) => `${name}.${key}`);
      });
    assert.deepEqual(missing, []);
  });
});
