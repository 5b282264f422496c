'use strict';

/**
 * A documentation comment, or nothing where there is nothing to say. Lines are wrapped by the formatter of this file.
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

/** Text in lines that leave room for the indentation and the comment's own characters. */
function wrapped(text, width = 112) {
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
