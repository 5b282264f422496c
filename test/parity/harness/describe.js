'use strict';

/** Describes the result of an implementation as plain JSON in which `undefined`, functions and errors stay visible. */

const { errorClassOf } = require('../../support/error-class');
const { describeAuth } = require('../../support/describe-auth');

/** Options of `getAuth` in addition to the default. */
const QUESTIONS = [
  { acceptsToken: 'any' },
  { acceptsToken: 'any', treatPendingAsSignedOut: false },
  { acceptsToken: 'session_token', treatPendingAsSignedOut: undefined },
  { acceptsToken: 'api_key' },
  { acceptsToken: 'm2m_token' },
  { acceptsToken: 'oauth_token' },
  { acceptsToken: 'unheard_of' },
  { acceptsToken: [] },
  { acceptsToken: ['session_token'] },
  { acceptsToken: ['api_key', 'oauth_token'], treatPendingAsSignedOut: false },
];

/** Those whose `has()` is described completely; the others would repeat it. */
const DESCRIBED_IN_FULL = 2;

/**
 * Everything that `getAuth` returns about a request.
 *
 * @param {(req: object, options?: object) => object} getAuth
 * @param {object} req
 * @param {object} [ask] the options of an additional `getToken()`
 */
async function describeRequest(getAuth, req, ask) {
  const auth = await attempt(() => describeAuth(getAuth(req)));
  const answers = [];
  for (const [index, question] of QUESTIONS.entries()) {
    const described = await attempt(() => describeAuth(getAuth(req, question)));
    if (index >= DESCRIBED_IN_FULL) {
      delete described.has;
    }
    answers.push({ question, ...described });
  }
  const asked = ask && (await attempt(() => getAuth(req).getToken(ask)));
  return { auth, answers, asked: visible(asked) };
}

/** The result of `authenticateRequest` (authentication.md §3.1). */
async function describeState(state, ask) {
  const properties = Object.entries(state).map(([name, value]) => {
    if (name === 'headers') {
      return [name, describeHeaders(value)];
    }
    return [name, name === 'message' ? messageShape(value) : visible(value)];
  });
  const auth = await attempt(async () => {
    const made = state.toAuth();
    return made && describeAuth(made);
  });
  const undecided = await attempt(async () => {
    const made = state.toAuth({ treatPendingAsSignedOut: false });
    return made && describeAuth(made);
  });
  const asked = ask && (await attempt(() => state.toAuth().getToken(ask)));
  return { properties, auth: visible(auth), undecided: visible(undecided), asked: visible(asked) };
}

/** An error without its message, which differs between implementations. */
function describeError(error) {
  const { reason, action, status, errors, tokenCarrier } = error;
  return {
    threw: errorClassOf(error),
    reason: visible(reason),
    hasAction: Boolean(action),
    tokenCarrier: visible(tokenCarrier),
    status: visible(status),
    codes: Array.isArray(errors) ? errors.map(({ code }) => visible(code)) : '(undefined)',
  };
}

/** An auth message without its words: whether there is one, and the codes at its end. */
function messageShape(message) {
  if (!message) {
    return visible(message);
  }
  const [codes = ''] = /\((?:reason|code)=[^()]*\)$/.exec(message) ?? [];
  return `(a message) ${codes}`;
}

function describeHeaders(headers) {
  return Array.from(headers, ([name, value]) => [name, name === 'x-clerk-auth-message' ? messageShape(value) : value]);
}

async function attempt(call) {
  try {
    return await call();
  } catch (error) {
    return describeError(error);
  }
}

function visible(value) {
  if (value === undefined) {
    return '(undefined)';
  }
  return typeof value === 'function' ? '(function)' : value;
}

module.exports = { attempt, describeError, describeRequest, describeState, messageShape };
