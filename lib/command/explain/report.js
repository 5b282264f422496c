'use strict';

/** What is to be known of signatures. */
const SIGNATURES = {
  assumed:
    'Signatures were not checked, because the keys are missing, and were assumed to be valid. Pass --jwks FILE to check them: the ' +
    'key set is at https://<your Frontend API>/.well-known/jwks.json.',
  checked: 'Signatures were checked.',
  'not needed': '',
};

/**
 * A decision as text.
 *
 * @param {import('./decide').Explained} decision
 */
function report({ status, reason, message, explanation, signatures, notSent, headers }) {
  const head = reason === null ? status : `${status}: ${reason}`;
  return sections(
    explanation.length > 0 && explanation[0].startsWith('Clerk:')
      ? explanation.map((line) => line.replace(/^Clerk: /, ''))
      : [head, ...(message ? [`  ${message}`] : []), ...explanation.map((line) => `  ${line}`)],
    headers.length > 0 && ['Headers that the response has:', ...headers.map(([name, value]) => `  ${name}: ${value}`)],
    notSent.length > 0 && [
      'Requests that the middleware would have sent to Clerk; here each failed, because nothing leaves this machine:',
      ...notSent.map((request) => `  ${request}`),
    ],
    SIGNATURES[signatures] !== '' && [SIGNATURES[signatures]],
  );
}

/** @param {(string[] | false)[]} parts */
function sections(...parts) {
  return parts
    .filter((part) => part !== false)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

module.exports = { report };
