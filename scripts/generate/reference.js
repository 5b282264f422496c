'use strict';

const { exampleCall } = require('./example');
const { instanceType } = require('./field-types');
const { instanceName, resultType } = require('./types');

const MARK = '<!-- Generated from api/definition/ by `npm run generate`. Do not edit. -->';
const FOLDER = 'docs/reference/backend-api';

/**
 * `docs/reference/backend-api/`: a page for each namespace, and an index.
 *
 * @param {object} definition see `readDefinition()`
 */
function referencePages(definition) {
  const pages = definition.namespaces.map((area) => [`${FOLDER}/${area.name}.md`, page(area, definition)]);
  return [[`${FOLDER}/README.md`, index(definition)], ...pages];
}

function index({ namespaces, operations }) {
  const rows = namespaces.map(({ namespace, name, summary, operations: own }) => `| [\`${namespace}\`](${name}.md) | ${own.length} | ${inTable(summary)} |`);
  return `${MARK}

# Backend API

\`clerkClient\` has ${operations.length} methods in ${namespaces.length} namespaces. Every method takes \`{ signal, timeoutMs, retry }\` as its last
argument, and rejects with a \`ClerkAPIResponseError\` when Clerk refuses the call or gives no usable answer. For
endpoints that have no method, use \`clerkClient.request()\`.

| namespace | methods | |
| --- | --- | --- |
${rows.join('\n')}
`;
}

function page(area, definition) {
  const { namespace, summary, documentation, operations } = area;
  const contents = operations.map(({ method }) => `[\`${method}\`](#${method.toLowerCase()})`).join(' · ');
  const types = area.types.filter(({ properties }) => properties.length > 0);
  const resources = area.resources.filter((resource) => instanceName(resource) !== undefined);
  return [
    MARK,
    `# \`clerkClient.${namespace}\``,
    `${summary} See [Clerk's documentation](${documentation}).`,
    contents,
    ...operations.map((operation) => operationText(operation, definition)),
    ...(types.length > 0 ? ['## Parameters', ...types.map((type) => typeText(type, definition))] : []),
    ...(resources.length > 0 ? ['## Resources', ...resources.map((resource) => resourceText(resource, definition))] : []),
  ].join('\n\n') + '\n';
}

function operationText(operation, definition) {
  const { method, verb, path, parameters, doc, deprecated, argumentDocs, versioned, credential, total, replaces } = operation;
  const notes = [
    versioned === false && 'The path has no version segment.',
    credential === 'machine' && 'Uses the machine secret key if there is one, otherwise the secret key.',
    credential === 'optional' && 'Needs no secret key.',
    total && `Fetches the total with [\`${total.operation}\`](#${total.operation.split('.')[1].toLowerCase()}) at the same time.`,
    replaces && `With ${replaces.properties.map(code).join(', ')} it makes a second request, ${code(replaces.operation)}, and warns that this is deprecated.`,
  ].filter(Boolean);
  const described = parameters.map((parameter) => argumentText(parameter, argumentDocs, definition));
  return [
    `## \`${method}\``,
    ...(deprecated ? [`**Deprecated.** ${deprecated}`] : []),
    ...(doc ? [doc] : []),
    [`\`${verb} ${path}\` → \`${resultText(operation)}\``, ...notes].join(' '),
    ...(described.length > 0 ? [`| argument | type | |\n| --- | --- | --- |\n${described.join('\n')}`] : []),
    `\`\`\`ts\n${exampleCall(operation, definition)}\n\`\`\``,
  ].join('\n\n');
}

function resultText(operation) {
  const { answer, declared } = operation;
  return answer.kind === 'page' ? `{ data: ${answer.resource}[]; totalCount: number }` : answer.kind === 'deleted' && declared ? 'DeletedObject' : resultType(operation);
}

function argumentText({ name, isOptional, type, kind, id }, docs = {}, definition) {
  const text = docs[name] ?? definition.typeByName.get(type)?.doc ?? (id ? 'Part of the path.' : '');
  return `| \`${name}${isOptional ? '?' : ''}\` | ${typeLink(type, definition)}${kind === 'list' ? '' : ''} | ${inTable(text)} |`;
}

function typeText({ name, doc, deprecated, page: isPage, and, properties }, definition) {
  const rows = properties.map((property) => row(`${property.name}${property.isOptional ? '?' : ''}`, property.type, property, definition));
  const more = [...(isPage ? ['`limit` and `offset` say which page is asked for.'] : []), ...(and ? [`Also ${and.map(code).join(', ')}.`] : [])];
  return [`### ${name}`, [deprecated && `**Deprecated.** ${deprecated}`, doc, ...more].filter(Boolean).join(' '), table('property', rows)].join('\n\n');
}

function resourceText(resource, definition) {
  const { fields, computed, mutable, doc, object } = resource;
  const own = fields
    .filter(({ wireOnly }) => !wireOnly)
    .map((field) => {
      const { type, mark } = instanceType(field, { isReadonly: !mutable, rename: (text) => text });
      return row(`${field.property}${mark}`, type.replace(/ \| undefined$/, ''), { ...field, doc: withUnit(field) }, definition);
    });
  const getters = computed.map((getter) => row(getter.name, getter.type, getter, definition));
  const wireOnly = fields.filter((field) => field.wireOnly).map(({ name }) => code(name));
  const notes = [
    doc,
    object && `Payloads have \`object: '${object}'\`.`,
    wireOnly.length > 0 && `Only in the payload (\`raw\`): ${wireOnly.join(', ')}.`,
  ];
  return [`### ${instanceName(resource)}`, notes.filter(Boolean).join(' '), table('property', [...own, ...getters])].join('\n\n');
}

/** A field's sentence, with the unit that its type names. */
function withUnit({ doc, type }) {
  const unit = /\b(UnixMilliseconds|UnixSeconds|Seconds)\b/.exec(type)?.[1];
  const sentence = { UnixMilliseconds: 'Unix time in milliseconds.', UnixSeconds: 'Unix time in seconds.', Seconds: 'In seconds.' }[unit];
  return [doc, sentence !== doc && sentence].filter(Boolean).join(' ');
}

function row(name, type, { doc, deprecated }, definition) {
  return `| \`${name}\` | ${typeLink(type, definition)} | ${inTable([deprecated && `**Deprecated.** ${deprecated}`, doc].filter(Boolean).join(' '))} |`;
}

function table(head, rows) {
  return `| ${head} | type | |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

/** A type, linked where it is described on a page of its own. */
function typeLink(type, { areas }) {
  const [, name] = /^(\w+)(?:\[\])?(?: \| null)?$/.exec(type) ?? [];
  for (const area of areas.filter(({ namespace }) => namespace)) {
    const described = area.types.find((entry) => entry.name === name && entry.properties.length > 0);
    const resource = area.resources.find((entry) => entry.name === name);
    const heading = described ? name : resource && instanceName(resource);
    if (heading) {
      return `[${code(type.replace(name, heading))}](${area.name}.md#${heading.toLowerCase()})`;
    }
  }
  return code(type);
}

function code(text) {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

function inTable(text) {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').replace(/\{@link (?:\w+\.)?(\w+)\}/g, '`$1`');
}

module.exports = { referencePages };
