'use strict';

/** Clerk's own description of the Backend API, as far as it overlaps with the definition. */

const fs = require('node:fs');
const yaml = require('js-yaml');

class OpenApi {
  #document;
  #paths;

  /** @param {string} file */
  constructor(file) {
    this.#document = yaml.load(fs.readFileSync(file, 'utf8'));
    this.#paths = new Map(Object.entries(this.#document.paths).map(([route, item]) => [withoutNames(route), item]));
  }

  /** The operation with this method and a path of this form; `undefined` if there is none. */
  operation(verb, route) {
    const item = this.#paths.get(withoutNames(route));
    const operation = item?.[verb.toLowerCase()];
    return operation && { ...operation, parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])] };
  }

  /** The query parameters of an operation by name: their schemas, and whether each is required. */
  query(operation) {
    const parameters = operation.parameters
      .map((parameter) => this.#resolve(parameter))
      .filter((parameter) => parameter.in === 'query');
    return new Map(
      parameters.map(({ name, required, schema }) => [
        name.replace('[]', ''),
        { isRequired: Boolean(required), schema },
      ]),
    );
  }

  /** The properties of an operation's body by name, or of its elements where it is an array: the same. */
  body(operation) {
    const [content] = Object.values(this.#resolve(operation.requestBody)?.content ?? {});
    const body = this.#resolve(content?.schema);
    const { properties, required, alternatives } = this.#object(body?.type === 'array' ? body.items : body);
    const others = alternatives.flatMap((alternative) => [...this.#object(alternative).properties]);
    const optional = others.map(([name, schema]) => [name, { isRequired: false, schema }]);
    return new Map([
      ...optional,
      ...[...properties].map(([name, schema]) => [name, { isRequired: required.has(name), schema }]),
    ]);
  }

  /** The schemas whose `object` is this and nothing else. */
  schemasOf(object) {
    return Object.values(this.#document.components.schemas)
      .map((schema) => this.#object(schema))
      .filter(({ properties }) => String(this.#resolve(properties.get('object'))?.enum) === object);
  }

  /** The schemas of an operation's response; of pages and arrays, those of their elements. */
  answersOf(operation) {
    const [, response] = Object.entries(operation.responses).find(([status]) => status.startsWith('2')) ?? [];
    const schema = this.#resolve(this.#resolve(response)?.content?.['application/json']?.schema);
    return this.#alternatives(schema)
      .map((alternative) => this.#object(alternative.type === 'array' ? alternative.items : alternative))
      .map((object) => this.#elementOf(object))
      .filter(({ properties }) => properties.size > 0);
  }

  #elementOf(object) {
    const list = this.#resolve(object.properties.get('data') ?? object.properties.get('m2m_tokens'));
    return list?.type === 'array' && object.properties.has('total_count') ? this.#object(list.items) : object;
  }

  /** The values of a schema: `types` of JSON, and whether `null` is among them. */
  valuesOf(schema) {
    const {
      type,
      enum: values = [],
      nullable,
      properties,
      additionalProperties,
      oneOf = [],
      anyOf = [],
      allOf = [],
    } = this.#resolve(schema) ?? {};
    const own = [type ?? (properties || additionalProperties ? 'object' : [])].flat();
    const parts = [...oneOf, ...anyOf, ...allOf].map((part) => this.valuesOf(part));
    const types = [
      ...own,
      ...(own.length === 0 ? values.map((value) => (value === null ? 'null' : typeof value)) : []),
      ...parts.flatMap((part) => [...part.types]),
    ];
    return {
      types: new Set(types.filter((name) => name !== 'null').map((name) => (name === 'integer' ? 'number' : name))),
      isNullable:
        Boolean(nullable) || types.includes('null') || values.includes(null) || parts.some((part) => part.isNullable),
    };
  }

  /** The schemas of a property's value as an object: for arrays, of their elements. */
  objectsOf(schema) {
    return this.#alternatives(this.#resolve(schema))
      .map((alternative) => this.#object(alternative.type === 'array' ? alternative.items : alternative))
      .filter(({ properties }) => properties.size > 0);
  }

  #alternatives(schema) {
    return schema
      ? [schema, ...[...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].map((part) => this.#resolve(part))]
      : [];
  }

  /** All properties of a schema and of the schemas that it combines. */
  #object(schema) {
    const { properties = {}, required = [], allOf = [], oneOf = [], anyOf = [] } = this.#resolve(schema) ?? {};
    const parts = allOf.map((part) => this.#object(part));
    return {
      properties: new Map([...Object.entries(properties), ...parts.flatMap((part) => [...part.properties])]),
      required: new Set([...required, ...parts.flatMap((part) => [...part.required])]),
      alternatives: [...oneOf, ...anyOf, ...parts.flatMap((part) => part.alternatives)],
    };
  }

  #resolve(value) {
    let found = value;
    while (found?.$ref) {
      found = found.$ref
        .slice(2)
        .split('/')
        .reduce((object, key) => object[key], this.#document);
    }
    return found;
  }
}

function withoutNames(route) {
  return route.replace(/\{\w+\}/g, '{}');
}

module.exports = { OpenApi };
