'use strict';

/**
 * The properties that a value of a type can have. Understands object literals, names of the definition, `&`, `|`,
 * `Partial`, `Omit`, `Pick` and pages.
 *
 * @param {string} type in TypeScript
 * @param {import('./model').Definition} definition
 * @returns {Map<string, { type: string, isOptional: boolean }>} also optional if only some alternatives have them
 */
function propertiesOf(type, definition) {
  /** @type {Map<string, { type: string, isOptional: boolean }>} */
  const found = new Map();
  visit(type, false);
  return found;

  /**
   * @param {string} text
   * @param {boolean} isOptional
   */
  function visit(text, isOptional) {
    const own = text
      .trim()
      .replace(/^\((.*)\)$/, '$1')
      .replace(/\[\]$/, '');
    const parts = split(own);
    if (parts.length > 1) {
      parts.forEach((part) => visit(part, isOptional || own.includes(' | ')));
      return;
    }
    const [, wrapper, inner] = /^(Partial|Omit|Pick)<([\s\S]*)>$/.exec(own) ?? [];
    if (wrapper) {
      const [name, keys = ''] = inner.split(/, (.*)/s);
      for (const [key, property] of propertiesOf(name, definition)) {
        const isListed = keys.includes(`'${key}'`);
        if (wrapper === 'Partial' || isListed === (wrapper === 'Pick')) {
          found.set(key, { ...property, isOptional: isOptional || wrapper === 'Partial' || property.isOptional });
        }
      }
      return;
    }
    if (own.startsWith('ClerkPaginationRequest')) {
      addPage();
      visit(own.slice('ClerkPaginationRequest<'.length, -1), isOptional);
      return;
    }
    if (own.startsWith('{')) {
      for (const [, name, mark, inner_] of own.slice(1, -1).matchAll(/(\w+)(\?)?: ([^;]+)/g)) {
        found.set(name, { type: inner_.trim(), isOptional: isOptional || Boolean(mark) });
      }
      return;
    }
    visitDeclared(definition.typeByName.get(own.replace(/<[\s\S]*/, '')), isOptional);
  }

  /**
   * @param {import('./model').TypeDefinition | undefined} declared
   * @param {boolean} isOptional
   */
  function visitDeclared(declared, isOptional) {
    if (!declared) {
      return;
    }
    if (declared.page) {
      addPage();
    }
    for (const { name, type: own, isOptional: isOwnOptional } of declared.properties) {
      found.set(name, { type: own, isOptional: isOptional || isOwnOptional });
    }
    for (const other of [
      ...(declared.and ?? []),
      ...(declared.extends ?? []),
      ...(declared.type ? [declared.type] : []),
    ]) {
      visit(other, isOptional);
    }
  }

  function addPage() {
    found.set('limit', { type: 'number', isOptional: true });
    found.set('offset', { type: 'number', isOptional: true });
  }
}

/**
 * The members of a union or an intersection.
 *
 * @param {string} text
 */
function split(text) {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    depth += '<({['.includes(character) ? 1 : '>)}]'.includes(character) ? -1 : 0;
    if (depth === 0 && (character === '&' || character === '|')) {
      parts.push('');
    } else {
      parts[parts.length - 1] += character;
    }
  }
  return parts.map((part) => part.trim());
}

module.exports = { propertiesOf };
