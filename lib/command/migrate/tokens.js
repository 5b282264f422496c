'use strict';

/**
 * `string` includes template literals without substitutions; `template` is a part of any other template literal, `text`
 * that of a JSX element.
 *
 * @typedef {'word' | 'string' | 'template' | 'punctuator' | 'regex' | 'comment' | 'text'} TokenType
 */

/**
 * @typedef {object} Token
 * @property {TokenType} type
 * @property {number} start
 * @property {number} end
 * @property {string} value the source text; of a string, the text between its quotes
 */

/**
 * @typedef {object} Reader
 * @property {string} source
 * @property {boolean} jsx
 * @property {number} at
 * @property {Token[]} tokens
 * @property {boolean} operandNext whether an operand is expected, not an operator
 * @property {Set<number>} refused positions that begin no JSX element
 */

/** The source cannot be parsed reliably, so that nothing in it may be changed. */
class UnreadableSource extends Error {}

/**
 * Splits JavaScript or TypeScript into tokens: enough to distinguish strings from comments, regular expressions,
 * template literals and the text of JSX elements. It does not parse, and accepts much that is not JavaScript.
 *
 * @param {string} source
 * @param {{ jsx: boolean }} options whether `<` may open a JSX element
 * @returns {Token[]}
 * @throws {UnreadableSource} when something that was opened is never closed
 */
function tokensOf(source, { jsx }) {
  /** @type {Reader} */
  const reader = {
    source,
    jsx,
    at: source.startsWith('\uFEFF') ? 1 : 0,
    tokens: [],
    operandNext: true,
    refused: new Set(),
  };
  if (source.startsWith('#!', reader.at)) {
    take(reader, 'comment', endOfLine(source, reader.at));
  }
  readCode(reader, undefined);
  return reader.tokens;
}

const SPACE = /\s/;
const WORD = /[\p{ID_Continue}$#@\\]|\u200c|\u200d/u;

/** Words that an expression follows, where a slash opens a regular expression and `<` an element. */
const BEFORE_OPERANDS = new Set(
  'await case default delete do else extends in instanceof new return throw typeof void yield'.split(' '),
);

/** Statements with a head in parentheses, after which an expression or a statement follows, not an operator. */
const WITH_HEAD = new Set(['for', 'if', 'while', 'with']);

/** @type {Record<string, string>} */
const CLOSERS = { '(': ')', '[': ']', '{': '}', '${': '}' };

/**
 * Reads up to the bracket that closes `opened`, or to the end of the source.
 *
 * @param {Reader} reader
 * @param {Token | undefined} opened
 */
function readCode(reader, opened) {
  const { source } = reader;
  while (reader.at < source.length) {
    const character = source[reader.at];
    const two = source.slice(reader.at, reader.at + 2);
    if (SPACE.test(character)) {
      reader.at += 1;
    } else if (two === '//') {
      take(reader, 'comment', endOfLine(source, reader.at));
    } else if (two === '/*') {
      take(reader, 'comment', endAfter(reader, '*/', reader.at + 2, 'a comment'));
    } else if (character === '"' || character === "'") {
      readString(reader, character);
    } else if (character === '`') {
      readTemplate(reader);
    } else if (character === '/' && reader.operandNext) {
      readRegex(reader);
    } else if (character === '<' && reader.operandNext && reader.jsx && tryElement(reader)) {
      reader.operandNext = false;
    } else if (character in CLOSERS) {
      readBracket(reader, character);
    } else if (character === ')' || character === ']' || character === '}') {
      if (opened === undefined || character !== CLOSERS[opened.value]) {
        throw unreadable(reader, `"${character}" closes nothing`);
      }
      return;
    } else if (isWordAt(source, reader.at)) {
      readWord(reader);
    } else {
      readPunctuator(reader, two);
    }
  }
  if (opened) {
    throw unreadable(reader, `"${opened.value}" is never closed`, opened.start);
  }
}

/** @param {Reader} reader */
function readWord(reader) {
  const { source, tokens } = reader;
  const isNumber = /\d/.test(source[reader.at]);
  let end = reader.at;
  // No property follows the dot of `1.`.
  while (end < source.length && (isWordAt(source, end) || (isNumber && source[end] === '.'))) {
    end += Number(source.codePointAt(end)) > 0xffff ? 2 : 1;
  }
  const isProperty = ['.', '?.'].includes(tokens.at(-1)?.value ?? '');
  const { value } = take(reader, 'word', end);
  reader.operandNext = !isProperty && BEFORE_OPERANDS.has(value);
}

/**
 * @param {Reader} reader
 * @param {string} two the next two characters
 */
function readPunctuator(reader, two) {
  // After an operand both are postfix operators, before one they are prefixes: neither changes what may follow.
  const keeps =
    two === '++' || two === '--' || (reader.source[reader.at] === '!' && two !== '!=' && !reader.operandNext);
  const long = two === '=>' || two === '++' || two === '--' || two === '?.';
  take(reader, 'punctuator', reader.at + (long ? 2 : 1));
  if (!keeps) {
    reader.operandNext = true;
  }
}

/**
 * @param {Reader} reader
 * @param {string} character
 */
function readBracket(reader, character) {
  const before = lastCode(reader.tokens);
  const isHead = character === '(' && before?.type === 'word' && WITH_HEAD.has(before.value);
  // Braces where an expression is expected are an object; others are a block, which an expression may follow.
  const isBlock = character === '{' && !(reader.operandNext && opensObject(before));
  const opened = take(reader, 'punctuator', reader.at + 1);
  reader.operandNext = true;
  readCode(reader, opened);
  take(reader, 'punctuator', reader.at + 1);
  reader.operandNext = isHead || isBlock;
}

/** @param {Token | undefined} before */
function opensObject(before) {
  if (before === undefined) {
    return false;
  }
  if (before.type === 'word') {
    return before.value !== 'else' && before.value !== 'do';
  }
  return before.type === 'punctuator' && !['=>', '>', ';', '{', '}', ')'].includes(before.value);
}

/**
 * @param {Reader} reader
 * @param {string} quote
 */
function readString(reader, quote) {
  const { source } = reader;
  for (let end = reader.at + 1; end < source.length && source[end] !== '\n'; end += 1) {
    if (source[end] === '\\') {
      end += source.startsWith('\r\n', end + 1) ? 2 : 1;
    } else if (source[end] === quote) {
      takeString(reader, end + 1);
      return;
    }
  }
  throw unreadable(reader, 'a string is not closed on its line');
}

/** @param {Reader} reader */
function readTemplate(reader) {
  const { source } = reader;
  const start = reader.at;
  for (let end = start + 1; end < source.length; end += 1) {
    if (source[end] === '\\') {
      end += 1;
    } else if (source[end] === '`') {
      if (reader.at === start) {
        takeString(reader, end + 1);
      } else {
        take(reader, 'template', end + 1);
      }
      reader.operandNext = false;
      return;
    } else if (source.startsWith('${', end)) {
      take(reader, 'template', end);
      const opened = take(reader, 'punctuator', end + 2);
      reader.operandNext = true;
      readCode(reader, opened);
      take(reader, 'punctuator', reader.at + 1);
      end = reader.at - 1;
    }
  }
  throw unreadable(reader, 'a template literal is never closed', start);
}

/** @param {Reader} reader */
function readRegex(reader) {
  const { source } = reader;
  let inClass = false;
  for (let end = reader.at + 1; end < source.length && source[end] !== '\n'; end += 1) {
    if (source[end] === '\\') {
      end += 1;
    } else if (source[end] === '[') {
      inClass = true;
    } else if (source[end] === ']') {
      inClass = false;
    } else if (source[end] === '/' && !inClass) {
      end += 1;
      while (end < source.length && isWordAt(source, end)) {
        end += 1;
      }
      take(reader, 'regex', end);
      reader.operandNext = false;
      return;
    }
  }
  throw unreadable(reader, 'a regular expression is not closed on its line');
}

/**
 * Reads a JSX element. Anything else, such as the type parameters in `<T,>(value: T) => value`, leaves the reader
 * unchanged.
 *
 * @param {Reader} reader
 */
function tryElement(reader) {
  const { at, tokens, refused } = reader;
  if (refused.has(at)) {
    return false;
  }
  const { length } = tokens;
  try {
    readElement(reader);
    return true;
  } catch (error) {
    if (!(error instanceof UnreadableSource)) {
      throw error;
    }
    refused.add(at);
    Object.assign(reader, { at, operandNext: true });
    tokens.length = length;
    return false;
  }
}

const TAG_NAME = /[\p{ID_Start}$_][\p{ID_Continue}$.:-]*|(?=>)/uy;

/** @param {Reader} reader */
function readElement(reader) {
  const { source } = reader;
  const start = reader.at;
  take(reader, 'punctuator', start + 1);
  const name = readTagName(reader);
  if (source[reader.at] === '<') {
    readTypeArguments(reader);
  }
  for (;;) {
    skipSpaceAndComments(reader);
    const character = source[reader.at];
    if (source.startsWith('/>', reader.at)) {
      return void take(reader, 'punctuator', reader.at + 2);
    }
    if (character === '>') {
      break;
    }
    if (character === '{') {
      readContainer(reader);
    } else if (character === '"' || character === "'") {
      // Unlike strings, attributes have no escapes and may contain line breaks.
      take(reader, 'text', endAfter(reader, character, reader.at + 1, 'an attribute'));
    } else if (character === '<') {
      readElement(reader);
    } else if (character === '=') {
      take(reader, 'punctuator', reader.at + 1);
    } else {
      readAttributeName(reader);
    }
  }
  take(reader, 'punctuator', reader.at + 1);
  // Recognises type parameters, before the rest of the file is read as the text of an element.
  if (!source.includes(`</${name}`, reader.at)) {
    throw unreadable(reader, `the element <${name}> is never closed`, start);
  }
  readChildren(reader, start);
  take(reader, 'punctuator', reader.at + 2);
  skipSpaceAndComments(reader);
  if (readTagName(reader) !== name) {
    throw unreadable(reader, `the element <${name}> is not closed`, start);
  }
  skipSpaceAndComments(reader);
  if (source[reader.at] !== '>') {
    throw unreadable(reader, `the element <${name}> is not closed`, start);
  }
  take(reader, 'punctuator', reader.at + 1);
}

/**
 * Reads up to the `</` that closes the element.
 *
 * @param {Reader} reader
 * @param {number} start of the element
 */
function readChildren(reader, start) {
  const { source } = reader;
  for (;;) {
    let end = reader.at;
    while (end < source.length && source[end] !== '<' && source[end] !== '{') {
      end += 1;
    }
    if (end === source.length) {
      throw unreadable(reader, 'an element is never closed', start);
    }
    if (end > reader.at) {
      take(reader, 'text', end);
    }
    if (source[end] === '{') {
      readContainer(reader);
    } else if (source.startsWith('</', end)) {
      return;
    } else {
      readElement(reader);
    }
  }
}

/**
 * Reads the `<B>` of `<A<B> c="d">`.
 *
 * @param {Reader} reader
 */
function readTypeArguments(reader) {
  const { source } = reader;
  let depth = 0;
  do {
    const character = source[reader.at];
    if (character === undefined) {
      throw unreadable(reader, 'type arguments are never closed');
    }
    if (character === '"' || character === "'") {
      readString(reader, character);
    } else {
      if (character === '<') {
        depth += 1;
      } else if (character === '>' && source[reader.at - 1] !== '=') {
        depth -= 1;
      }
      take(reader, 'punctuator', reader.at + 1);
    }
  } while (depth > 0);
}

/** @param {Reader} reader */
function readContainer(reader) {
  const opened = take(reader, 'punctuator', reader.at + 1);
  reader.operandNext = true;
  readCode(reader, opened);
  take(reader, 'punctuator', reader.at + 1);
}

/** @param {Reader} reader */
function readTagName(reader) {
  skipSpaceAndComments(reader);
  TAG_NAME.lastIndex = reader.at;
  const [name] = TAG_NAME.exec(reader.source) ?? [];
  if (name === undefined) {
    throw unreadable(reader, 'an element has no name');
  }
  if (name) {
    take(reader, 'text', reader.at + name.length);
  }
  return name;
}

/** @param {Reader} reader */
function readAttributeName(reader) {
  TAG_NAME.lastIndex = reader.at;
  const [name] = TAG_NAME.exec(reader.source) ?? [];
  if (!name) {
    throw unreadable(reader, 'an element has an attribute without a name');
  }
  take(reader, 'text', reader.at + name.length);
}

/** @param {Reader} reader */
function skipSpaceAndComments(reader) {
  const { source } = reader;
  for (;;) {
    if (SPACE.test(source[reader.at] ?? '')) {
      reader.at += 1;
    } else if (source.startsWith('//', reader.at)) {
      take(reader, 'comment', endOfLine(source, reader.at));
    } else if (source.startsWith('/*', reader.at)) {
      take(reader, 'comment', endAfter(reader, '*/', reader.at + 2, 'a comment'));
    } else {
      return;
    }
  }
}

/**
 * @param {Reader} reader
 * @param {TokenType} type
 * @param {number} end
 * @returns {Token}
 */
function take(reader, type, end) {
  const token = { type, start: reader.at, end, value: reader.source.slice(reader.at, end) };
  reader.tokens.push(token);
  reader.at = end;
  return token;
}

/**
 * @param {Reader} reader
 * @param {number} end
 */
function takeString(reader, end) {
  const token = take(reader, 'string', end);
  token.value = token.value.slice(1, -1);
  reader.operandNext = false;
}

/**
 * @param {string} source
 * @param {number} at
 */
function isWordAt(source, at) {
  return WORD.test(String.fromCodePoint(Number(source.codePointAt(at))));
}

/** @param {Token[]} tokens */
function lastCode(tokens) {
  return tokens.findLast(({ type }) => type !== 'comment');
}

/**
 * @param {string} source
 * @param {number} from
 */
function endOfLine(source, from) {
  const end = source.indexOf('\n', from);
  return end < 0 ? source.length : end;
}

/**
 * @param {Reader} reader
 * @param {string} text
 * @param {number} from
 * @param {string} what
 */
function endAfter(reader, text, from, what) {
  const end = reader.source.indexOf(text, from);
  if (end < 0) {
    throw unreadable(reader, `${what} is never closed`);
  }
  return end + text.length;
}

/**
 * @param {Reader} reader
 * @param {string} what is wrong
 * @param {number} [at]
 */
function unreadable(reader, what, at = reader.at) {
  const line = reader.source.slice(0, at).split('\n').length;
  return Object.assign(new UnreadableSource(`${what} (line ${line})`), { line });
}

module.exports = { UnreadableSource, tokensOf };
