'use strict';

/**
 * The properties that a value of a type can have, from the type's text: literals, names of the definition, `&`, `|`,
 * `Partial`, `Omit`, `Pick` and pages.
 *
 * @param {string} type
 * @param {object} definition see `readDefinition()`
 * @returns {Map<string, { type: string, isOptional: boolean }>} optional, too, where only one alternative has them
 */
function propertiesOf(type, definition) {
  const found = new Map();
  visit(type, false);
  return found;

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
      const isKept = {
        Partial: () => true,
        Omit: (key) => !keys.includes(`'${key}'`),
        Pick: (key) => keys.includes(`'${key}'`),
      }[wrapper];
      for (const [key, property] of propertiesOf(name, definition)) {
        if (isKept(key)) {
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

/** The parts of a union or an intersection. */
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
