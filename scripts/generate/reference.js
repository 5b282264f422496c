'use strict';

const { exampleCall } = require('./example');
const { instanceType } = require('./field-types');
const { instanceName, resultType } = require('./types');

/** @import { Area, Definition, Documented, Field, GeneratedFile, Namespace, Operation, Parameter } from './model' */

/** @import { Resource, TypeDefinition } from './model' */

const MARK = '<!-- Generated from api/definition/ by `npm run generate`. Do not edit. -->';
const FOLDER = 'docs/reference/backend-api';

/**
 * `docs/reference/backend-api/`: a page for each namespace, and an index.
 *
 * @param {Definition} definition
 * @returns {GeneratedFile[]}
 */
function referencePages(definition) {
  /** @type {GeneratedFile[]} */
  const pages = definition.namespaces.map((area) => [`${FOLDER}/${area.name}.md`, page(area, definition)]);
  return [[`${FOLDER}/README.md`, index(definition)], ...pages];
}

/** @param {Definition} definition */
function index({ namespaces, operations }) {
  const rows = namespaces.map(
    ({ namespace, name, summary, operations: own }) =>
      `| [\`${namespace}\`](${name}.md) | ${own.length} | ${inTable(summary)} |`,
  );
  return `${MARK}

# Backend API

\`clerkClient\` has ${operations.length} methods in ${namespaces.length} namespaces. Every method accepts \`{ signal, timeoutMs, retry }\` as its last
argument, and rejects with a \`ClerkAPIResponseError\` if Clerk rejects the request or does not return a valid response.
For endpoints without a method, use \`clerkClient.request()\`.

| namespace | methods | description |
| --- | --- | --- |
${rows.join('\n')}
`;
}

/**
 * @param {Namespace} area
 * @param {Definition} definition
 */
function page(area, definition) {
  const { namespace, summary, documentation, deprecated, operations } = area;
  const contents = operations.map(({ method }) => `[\`${method}\`](#${method.toLowerCase()})`).join(' · ');
  const { types, resourceTypes } = area;
  const resources = area.resources.filter((resource) => instanceName(resource) !== undefined);
  const described = [
    ...resources.map((resource) => resourceText(resource, definition)),
    ...resourceTypes.map((type) => typeText(type, definition)),
  ];
  return (
    [
      MARK,
      `# \`clerkClient.${namespace}\``,
      ...(deprecated ? [`**Deprecated.** ${inText(deprecated)}`] : []),
      `${inText(summary)} See [Clerk's documentation](${documentation}).`,
      contents,
      ...operations.map((operation) => operationText(operation, definition)),
      ...(types.length > 0 ? ['## Parameters', ...types.map((type) => typeText(type, definition))] : []),
      ...(described.length > 0 ? ['## Resources', ...described] : []),
    ].join('\n\n') + '\n'
  );
}

/**
 * @param {Operation} operation
 * @param {Definition} definition
 */
function operationText(operation, definition) {
  const { method, verb, path, parameters, doc, deprecated, argumentDocs, versioned, credential, total, replaces } =
    operation;
  const notes = [
    versioned === false && 'The path does not have a version segment.',
    credential === 'machine' &&
      'Authenticates with the machine secret key if there is one, otherwise with the secret key.',
    credential === 'optional' && 'Does not require a secret key.',
    total &&
      `Fetches the total count with [\`${total.operation}\`](#${total.operation.split('.')[1].toLowerCase()}) in parallel.`,
    replaces &&
      `Passing ${listed(replaces.properties.map(code), 'or')} is deprecated: it logs a warning and sends a second request, [${code(replaces.operation)}](#${replaces.operation.split('.')[1].toLowerCase()}).`,
  ].filter(Boolean);
  const described = parameters.map((parameter) => argumentText(parameter, argumentDocs, definition));
  return [
    `## \`${method}\``,
    ...(deprecated ? [`**Deprecated.** ${inText(deprecated)}`] : []),
    ...(doc ? [inText(doc)] : []),
    `\`${verb} ${path}\` → \`${resultText(operation)}\``,
    ...(notes.length > 0 ? [notes.join(' ')] : []),
    ...(described.length > 0
      ? [`| argument | type | description |\n| --- | --- | --- |\n${described.join('\n')}`]
      : []),
    `\`\`\`ts\n${exampleCall(operation, definition)}\n\`\`\``,
  ].join('\n\n');
}

/** @param {Operation} operation */
function resultText(operation) {
  const { answer, declared } = operation;
  return answer.kind === 'page'
    ? `{ data: ${answer.resource}[]; totalCount: number }`
    : answer.kind === 'deleted' && declared
      ? 'DeletedObject'
      : resultType(operation);
}

/**
 * @param {Parameter} parameter
 * @param {Record<string, string> | undefined} docs
 * @param {Definition} definition
 */
function argumentText({ name, isOptional, type, ...place }, docs, definition) {
  const idText = 'id' in place ? `Id of the ${nameOf(place.id)}.` : '';
  const text = docs?.[name] ?? definition.typeByName.get(type)?.doc ?? idText;
  return `| \`${name}${isOptional ? '?' : ''}\` | ${typeLink(type, definition)} | ${inTable(text)} |`;
}

/**
 * @param {TypeDefinition} declared
 * @param {Definition} definition
 */
function typeText(
  { name, type, doc, deprecated, page: isPage, and = [], extends: bases = [], properties },
  definition,
) {
  const rows = properties.map((property) =>
    row(`${property.name}${property.isOptional ? '?' : ''}`, property.type, property, definition),
  );
  const sentences = [
    deprecated && `**Deprecated.** ${inText(deprecated)}`,
    doc && inText(doc),
    isPage && '`limit` and `offset` select the page.',
    ...[...bases, ...and].map((other) => alsoText(other, definition)),
  ];
  return [
    `### ${name}`,
    sentences.filter(Boolean).join(' '),
    ...(rows.length > 0 ? [table('property', rows)] : []),
    ...(type ? [inlineCode(type)] : []),
  ].join('\n\n');
}

/**
 * A sentence about the properties that a type has from another one.
 *
 * @param {string} other
 * @param {Definition} definition
 */
function alsoText(other, definition) {
  const [, maybe] = /^\((\w+) \| object\)$/.exec(other) ?? [];
  const [, partial] = /^Partial<(\w+)>$/.exec(other) ?? [];
  const [, from, keys] = /^Partial<Pick<(\w+), (.*)>>$/.exec(other) ?? [];
  if (maybe) {
    return `Can also have the properties of ${typeLink(maybe, definition)}.`;
  }
  if (partial) {
    return `Also has the properties of ${typeLink(partial, definition)}, all of them optional.`;
  }
  if (from) {
    return `Also has the properties ${listed((keys.match(/\w+/g) ?? []).map(code), 'and')} of ${typeLink(from, definition)}, all of them optional.`;
  }
  return other.startsWith('({')
    ? `Also has ${inlineCode(other.slice(1, -1))}.`
    : `Also has the properties of ${typeLink(other, definition)}.`;
}

/**
 * @param {Resource} resource
 * @param {Definition} definition
 */
function resourceText(resource, definition) {
  const { fields, computed, mutable, doc, object } = resource;
  const own = fields
    .filter(({ wireOnly }) => !wireOnly)
    .map((field) => {
      const { type, mark } = instanceType(field, { isReadonly: !mutable, rename: (text) => text });
      return row(
        `${field.property}${mark}`,
        type.replace(/ \| undefined$/, ''),
        { ...field, doc: withUnit(field) },
        definition,
      );
    });
  const getters = computed.map((getter) => row(getter.name, getter.type, getter, definition));
  const wireOnly = fields.filter((field) => field.wireOnly).map(({ name }) => code(name));
  const notes = [
    doc && inText(doc),
    object && `In JSON, \`object\` is \`'${object}'\`.`,
    wireOnly.length > 0 && `Only in JSON${computed.some(({ raw }) => raw) ? ' (`raw`)' : ''}: ${wireOnly.join(', ')}.`,
  ];
  return [
    `### ${instanceName(resource)}`,
    notes.filter(Boolean).join(' '),
    table('property', [...own, ...getters]),
  ].join('\n\n');
}

/**
 * The description of a field, with the unit of its type.
 *
 * @param {Field} field
 */
function withUnit({ doc, type }) {
  const [unit = ''] = /\b(UnixMilliseconds|UnixSeconds|Seconds)\b/.exec(type) ?? [];
  /** @type {Record<string, string>} */
  const sentences = {
    UnixMilliseconds: 'Unix timestamp in milliseconds.',
    UnixSeconds: 'Unix timestamp in seconds.',
    Seconds: 'In seconds.',
  };
  const sentence = sentences[unit];
  return [doc, !/in (milli)?seconds/i.test(doc ?? '') && sentence].filter(Boolean).join(' ');
}

/**
 * @param {string} name
 * @param {string} type
 * @param {Documented} docs
 * @param {Definition} definition
 */
function row(name, type, { doc, deprecated }, definition) {
  return `| \`${name}\` | ${typeLink(type, definition)} | ${inTable([deprecated && `**Deprecated.** ${deprecated}`, doc].filter(Boolean).join(' '))} |`;
}

/**
 * @param {string} head
 * @param {string[]} rows
 */
function table(head, rows) {
  return `| ${head} | type | description |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

/**
 * A type, as a link if it is described on a page.
 *
 * @param {string} type
 * @param {{ areas: Area[] }} definition
 */
function typeLink(type, { areas }) {
  const [, name] = /^(\w+)(?:\[\])?(?: \| null)?$/.exec(type) ?? [];
  for (const area of areas.filter(({ namespace }) => namespace)) {
    const described = [...area.types, ...area.resourceTypes].find((entry) => entry.name === name);
    const resource = area.resources.find((entry) => entry.name === name);
    const heading = described ? name : resource && instanceName(resource);
    if (name && heading) {
      return `[${code(type.replace(name, heading))}](${area.name}.md#${heading.toLowerCase()})`;
    }
  }
  return code(type);
}

/**
 * Code in a table, where `|` must be escaped.
 *
 * @param {string} text
 */
function code(text) {
  return inlineCode(text).replaceAll('|', '\\|');
}

/** @param {string} text */
function inlineCode(text) {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** @param {string} text */
function inTable(text) {
  return inText(text).replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

/**
 * Replaces links, which only editors follow, with names.
 *
 * @param {string} text
 */
function inText(text) {
  return text.replace(/\{@link (?:\w+\.)?(\w+)\}/g, '`$1`');
}

/**
 * `a`, `a or b`, or `a, b or c`.
 *
 * @param {string[]} names
 * @param {string} conjunction
 */
function listed(names, conjunction) {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} ${conjunction} ${names.at(-1)}` : names[0];
}

/**
 * What an id in a path identifies: `OAuth application` for `oauthApplicationId`.
 *
 * @param {string} id
 */
function nameOf(id) {
  const words = id
    .replace(/Id$/, '')
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase()
    .replace(/\bsign (in|up)\b/, 'sign-$1');
  return words.replace(/\b(api|oauth|saml|url|jwt|m2m)\b/g, (word) =>
    word === 'oauth' ? 'OAuth' : word.toUpperCase(),
  );
}

module.exports = { referencePages };
