'use strict';

/** @import { Answer, Definition, Operation, Parameter } from './model' */

/**
 * Values for examples, by the name of the argument or property.
 *
 * @type {Record<string, string>}
 */
const VALUES = {
  userId: "'user_2NNEqL2nrIRdJ194ndJqAHwEfxC'",
  organizationId: "'org_2NNEqL2nrIRdJ194ndJqAHwEfxC'",
  sessionId: "'sess_2NNEqL2nrIRdJ194ndJqAHwEfxC'",
  subject: "'user_2NNEqL2nrIRdJ194ndJqAHwEfxC'",
  apiKeyId: "'ak_2NNEqL2nrIRdJ194ndJqAHwEfxC'",
  domainId: "'dmn_2NNEqL2nrIRdJ194ndJqAHwEfxC'",
  emailAddressId: "'idn_2NNEqL2nrIRdJ194ndJqAHwEfxC'",
  phoneNumberId: "'idn_2NNEqL2nrIRdJ194ndJqAHwEfxC'",
  invitationId: "'inv_2NNEqL2nrIRdJ194ndJqAHwEfxC'",
  m2mTokenId: "'mt_2NNEqL2nrIRdJ194ndJqAHwEfxC'",
  machineId: "'mch_2NNEqL2nrIRdJ194ndJqAHwEfxC'",
  toMachineId: "'mch_2OPExRkC7mC9ycxFnWEEEmBm3a4'",
  otherMachineId: "'mch_2OPExRkC7mC9ycxFnWEEEmBm3a4'",
  permissionId: "'perm_2NNEqL2nrIRdJ194ndJqAHwEfxC'",
  organizationRoleId: "'role_2NNEqL2nrIRdJ194ndJqAHwEfxC'",
  roleSetKeyOrId: "'role_set:publishing'",
  destRoleSetKey: "'role_set:default'",
  roleKey: "'org:editor'",
  toRoleKey: "'org:member'",
  emailAddress: "'ada@example.com'",
  address: "'ada@example.com'",
  identifier: "'ada@example.com'",
  phoneNumber: "'+12025550123'",
  role: "'org:member'",
  name: "'Acme'",
  slug: "'acme'",
  domain: "'example.com'",
  url: "'https://example.com'",
  redirectUrl: "'https://example.com/welcome'",
  proxyUrl: "'https://example.com/__clerk'",
  provider: "'google'",
  file: "new Blob([picture], { type: 'image/png' })",
  token: 'token',
  secret: 'secret',
  password: 'password',
  code: "'123456'",
};

/** The variables that examples use without declaring them, with their types. */
const GIVEN = { picture: 'ArrayBuffer', token: 'string', secret: 'string', password: 'string' };

/**
 * A call of an operation, with every required argument and property.
 *
 * @param {Operation} operation
 * @param {Definition} definition
 */
function exampleCall({ method, name, parameters, answer, iterable, example }, definition) {
  if (example) {
    return example;
  }
  const [namespace] = name.split('.');
  const given = parameters.map((parameter) => argumentText(parameter, definition));
  while (given.at(-1) === undefined && given.length > 0) {
    given.pop();
  }
  const call = `clerkClient.${namespace}.${method}`;
  const text = `await ${call}(${given.map((value) => value ?? 'undefined').join(', ')})`;
  const result = resultName(answer);
  const lines = [result ? `const ${result} = ${text};` : `${text};`];
  if (answer.kind === 'page' && iterable !== false) {
    const item = variable(answer.resource);
    lines.push(
      '',
      '// Or every page in turn:',
      `for await (const ${item} of ${call}.all!(${given.map((value) => value ?? 'undefined').join(', ')})) {`,
      `  console.log(${item});`,
      '}',
    );
  }
  return lines.join('\n');
}

/**
 * The variable or the pattern for what an operation returns, if anything.
 *
 * @param {Answer} answer
 */
function resultName({ kind, resource = '' }) {
  return {
    one: variable(resource),
    array: plural(variable(resource)),
    page: '{ data, totalCount }',
    count: 'count',
    deleted: undefined,
    nothing: undefined,
    passesThrough: 'result',
  }[kind];
}

/** The parameters of a function in which an example compiles. */
function surroundings() {
  return Object.entries(GIVEN)
    .map(([name, type]) => `${name}: ${type}`)
    .join(', ');
}

/**
 * @param {Parameter} parameter
 * @param {Definition} definition
 */
function argumentText({ name, isOptional, type, kind }, definition) {
  if (isOptional) {
    return undefined;
  }
  return kind === 'object' || kind === 'email' ? objectText(type, definition) : valueText(name, type, definition);
}

/**
 * @param {string} type
 * @param {Definition} definition
 * @returns {string}
 */
function objectText(type, definition) {
  const entries = requiredProperties(type, definition).map(({ name, type: own }) => {
    const value = valueText(name, own, definition);
    return value === name ? name : `${name}: ${value}`;
  });
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/**
 * The properties that a value of a type must have; for a union, those of its first member.
 *
 * @param {string} type
 * @param {Definition} definition
 * @returns {{ name: string, type: string }[]}
 */
function requiredProperties(type, definition) {
  const text = type.trim().replace(/^\((.*)\)$/, '$1');
  const literal = /^\{(.*?)\}/.exec(text);
  if (literal) {
    return literal[1]
      .split(';')
      .map((entry) => /^\s*(\w+)(\?)?: (.+)$/.exec(entry))
      .flatMap((match) => (match && !match[2] ? [{ name: match[1], type: match[3] }] : []));
  }
  const parts = text.split(' & ');
  if (parts.length > 1) {
    return parts.flatMap((part) => requiredProperties(part, definition));
  }
  const [, wrapper, inner, keys = ''] = /^(Partial|Omit|Pick)<(\w+)(?:, (.*))?>$/.exec(text) ?? [];
  if (wrapper) {
    const all = wrapper === 'Partial' ? [] : requiredProperties(inner, definition);
    return all.filter(({ name }) => keys.includes(`'${name}'`) === (wrapper === 'Pick'));
  }
  const declared = definition.typeByName.get(text.replace(/<.*$/, ''));
  if (!declared) {
    return [];
  }
  const own = declared.properties.filter(({ isOptional }) => !isOptional);
  const others = [...(declared.and ?? []), ...(declared.extends ?? []), ...(declared.type ? [declared.type] : [])];
  return [...own, ...others.flatMap((other) => requiredProperties(other, definition))];
}

/**
 * @param {string} name
 * @param {string} type
 * @param {Definition} definition
 * @returns {string}
 */
function valueText(name, type, definition) {
  const [first] = type
    .split('|')
    .map((alternative) => alternative.trim())
    .filter((alternative) => alternative && alternative !== 'null');
  if (first.endsWith('[]')) {
    return `[${valueText(name.replace(/(?<=ss|x|ch)es$|s$/, ''), first.slice(0, -2), definition)}]`;
  }
  if (/^'.*'$/.test(first)) {
    return first;
  }
  if (
    Object.hasOwn(VALUES, name) &&
    ['string', 'UploadFile', 'OAuthProvider', 'OrganizationMembershipRole'].includes(first)
  ) {
    return VALUES[name];
  }
  /** @type {Record<string, string>} */
  const simple = { string: textFor(name), number: '3600', boolean: 'true', Date: 'new Date()', object: '{}' };
  if (Object.hasOwn(simple, first)) {
    return simple[first];
  }
  const declared = definition.typeByName.get(first.replace(/<.*$/, ''));
  if (declared?.type?.endsWith('[]') || (declared?.type && !/[{&]|Omit</.test(declared.type))) {
    return valueText(name, declared.type, definition);
  }
  return objectText(first, definition);
}

/**
 * A string literal for an argument or property.
 *
 * @param {string} name
 */
function textFor(name) {
  return /Id$|ID$|Identifier$/.test(name)
    ? `'${name
        .replace(/I[dD]$/, '')
        .replace(/([A-Z])/g, '_$1')
        .toLowerCase()}_2NNEqL2nrIRdJ194ndJqAHwEfxC'`
    : `'${name}'`;
}

/**
 * The name of a variable for a resource: `apiKey` for `APIKey`, `m2mToken` for `M2MToken`.
 *
 * @param {string} resource
 */
function variable(resource) {
  return resource
    .replace(/^(M2M|OAuth)/, (start) => start[0] + start.slice(1).toLowerCase())
    .replace(/^([A-Z]+)(?=[A-Z][a-z]|$)|^[A-Z]/, (start) => start.toLowerCase());
}

/** @param {string} name */
function plural(name) {
  return /y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

module.exports = { exampleCall, surroundings };
