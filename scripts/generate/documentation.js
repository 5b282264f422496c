'use strict';

/**
 * Formats a documentation comment, and wraps its lines.
 *
 * @param {object} content
 * @param {string} [content.doc]
 * @param {string} [content.deprecated]
 * @param {string} [content.see] the URL of `@see`
 * @param {Record<string, string>} [content.parameters]
 * @param {string} [content.example]
 * @returns {string} empty if there is no content
 */
function documentation({ doc, deprecated, see, parameters, example }) {
  const tags = [
    ...Object.entries(parameters ?? {}).map(([name, text]) => `@param ${name} ${text}`),
    ...(deprecated ? [`@deprecated ${deprecated}`] : []),
    ...(see ? [`@see ${see}`] : []),
  ];
  const paragraphs = [...(doc ? doc.split(/\n\s*\n/) : []), ...(tags.length > 0 ? [tags] : [])];
  if (example) {
    paragraphs.push(['@example', ...example.split('\n')]);
  }
  if (paragraphs.length === 0) {
    return '';
  }
  const lines = paragraphs.flatMap((paragraph, index) => [
    ...(index > 0 ? [''] : []),
    ...(Array.isArray(paragraph) ? paragraph : wrapped(paragraph)),
  ]);
  const [only] = lines;
  if (lines.length === 1) {
    return `/** ${only} */\n`;
  }
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
}

/**
 * Wraps text. The default width leaves room for indentation and ` * `.
 *
 * @param {string} text
 * @param {number} [width]
 */
function wrapped(text, width = 112) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.trim().split(/\s+/)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

module.exports = { documentation, wrapped };
