'use strict';

const { isMachineTokenType } = require('../auth/machine-auth-object');
const { unknownOptions } = require('../options/options');
const { resembles } = require('./spelling');

/** What a session can be asked: the questions of `has()`. One row a question: whether a value is one. */
const QUESTIONS = {
  role: isName,
  permission: (value) => isName(value) && !value.startsWith('org:sys_'),
  feature: isName,
  plan: isName,
  reverification: isReverification,
};

const EXPECTED = {
  unauthenticated: "'redirect', 'json' or a function (req, res, next)",
  forbidden: 'a function (req, res, next)',
  role: 'a name such as "org:admin"',
  permission: 'a name such as "org:articles:read"; session tokens hold no system permissions (org:sys_…)',
  feature: 'a name such as "articles"',
  plan: 'a name such as "pro"',
  reverification:
    "'strict_mfa', 'strict', 'moderate', 'lax', or { level, afterMinutes } with the level 'first_factor', " +
    "'second_factor' or 'multi_factor' and a number of minutes above 0",
  scope: 'a name such as "articles:read", or a list of at least one',
  acceptsToken: "'session_token', 'api_key', 'm2m_token', 'oauth_token', a list of at least one of them, or 'any'",
  treatPendingAsSignedOut: 'true or false',
};

/** The options that make a guard: one of them is enough. */
const MAKING_A_GUARD = ['unauthenticated', 'forbidden', ...Object.keys(QUESTIONS), 'scope'];

const PRESETS = ['strict_mfa', 'strict', 'moderate', 'lax'];
const LEVELS = ['first_factor', 'second_factor', 'multi_factor'];

/**
 * Whether options are those of a guard. A name that only resembles one of theirs counts: what was meant to keep people
 * out must not let them in with a line on the console. So does a question that is there and undefined, such as a
 * variable that is not set.
 */
function isGuard(options) {
  return unknownOptions(options).some(
    (name) =>
      MAKING_A_GUARD.some((known) => resembles(name, known)) &&
      !(name === 'unauthenticated' && options[name] === undefined),
  );
}

/**
 * The options of a guard, checked, and apart from those of `clerkMiddleware()`.
 *
 * @returns {{ rule: object, unauthenticated: Function | string, forbidden?: Function, middleware: object }} the rule is
 *   what `rule.js` goes by
 * @throws {TypeError} with a `code`
 */
function readGuardOptions(options) {
  const misspelt = unknownOptions(options).filter((name) => !Object.hasOwn(EXPECTED, name));
  if (misspelt.length > 0) {
    throw wrong(
      'option-unknown',
      `requireAuth() does not know ${misspelt.join(', ')}; expected options of clerkMiddleware(), or of a guard: ` +
        `${Object.keys(EXPECTED).join(', ')}. Check the spelling.`,
    );
  }
  const {
    unauthenticated = 'redirect',
    forbidden,
    acceptsToken = 'session_token',
    treatPendingAsSignedOut,
    role,
    permission,
    feature,
    plan,
    reverification,
    scope,
    ...middleware
  } = options;
  check(
    'unauthenticated',
    unauthenticated,
    ['redirect', 'json'].includes(unauthenticated) || typeof unauthenticated === 'function',
  );
  check('forbidden', forbidden, forbidden === undefined || typeof forbidden === 'function');
  checkWhoCounts({ acceptsToken, treatPendingAsSignedOut }, 'requireAuth()');
  const asked = { role, permission, feature, plan, reverification };
  const questions = Object.entries(asked).filter(([name]) => name in options);
  questions.forEach(([name, value]) => check(name, value, QUESTIONS[name](value)));
  const asksForScope = 'scope' in options;
  check('scope', scope, !asksForScope || isFilledList([scope].flat(), isScope));
  checkThatSomebodyMayCome(acceptsToken, questions, asksForScope);
  return {
    rule: { acceptsToken, treatPendingAsSignedOut, questions: Object.fromEntries(questions), scope },
    unauthenticated,
    forbidden,
    middleware,
  };
}

/** A question that no accepted token could be granted would keep everybody out, or nobody be asked: a mistake. */
function checkThatSomebodyMayCome(acceptsToken, questions, asksForScope) {
  const kinds = [acceptsToken].flat();
  const acceptsMachines = kinds.some((kind) => kind !== 'session_token');
  const acceptsSessions = kinds.some((kind) => kind === 'session_token' || kind === 'any');
  const names = questions.map(([name]) => name).join(', ');
  if (asksForScope && !acceptsMachines) {
    throw wrong(
      'scope-invalid',
      "the option scope is asked of machines' tokens, and acceptsToken names none; add 'api_key', 'm2m_token' or " +
        "'oauth_token' to it, or ask for a permission.",
    );
  }
  if (names && !acceptsSessions) {
    throw wrong(
      'accepts-token-invalid',
      `the option acceptsToken leaves out sessions, and only sessions can have what is asked for (${names}); ask for a ` +
        "scope, or add 'session_token'.",
    );
  }
  if (names && acceptsMachines && !asksForScope) {
    throw wrong(
      'scope-missing',
      `the option acceptsToken lets machines in, which cannot have what is asked of sessions (${names}); add the option ` +
        'scope to say what their tokens need.',
    );
  }
}

/** @throws {TypeError} with a `code`, where the options of `getAuth()` do not say whose request counts */
function checkWhoCounts({ acceptsToken, treatPendingAsSignedOut }, caller) {
  check(
    'acceptsToken',
    acceptsToken,
    acceptsToken === 'any' || isFilledList([acceptsToken].flat(), isTokenType),
    caller,
  );
  check(
    'treatPendingAsSignedOut',
    treatPendingAsSignedOut,
    [undefined, true, false].includes(treatPendingAsSignedOut),
    caller,
  );
}

function check(name, value, isRight, caller = 'requireAuth()') {
  if (!isRight) {
    throw wrong(
      `${inKebabCase(name)}-invalid`,
      `the option ${name} of ${caller} is ${shown(value)}; expected ${EXPECTED[name]}.`,
    );
  }
}

function wrong(code, message) {
  return Object.assign(new TypeError(`Clerk: ${message}`), { code });
}

/** What was given instead. Texts are names in the app's code, and no secrets. */
function shown(value) {
  if (typeof value === 'string') {
    return JSON.stringify(value.slice(0, 100));
  }
  if (Array.isArray(value)) {
    return 'a list that is none of these';
  }
  return value === null || !['object', 'function'].includes(typeof value)
    ? String(value)
    : `a value of the type ${typeof value}`;
}

function inKebabCase(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function isName(value) {
  return typeof value === 'string' && value !== '';
}

/** RFC 6749 §3.3: what a scope may be made of, which is also what the challenge can tell. */
function isScope(value) {
  return typeof value === 'string' && /^[\x21\x23-\x5B\x5D-\x7E]+$/.test(value);
}

function isTokenType(value) {
  return value === 'session_token' || isMachineTokenType(value);
}

function isFilledList(list, isOne) {
  return list.length > 0 && list.every(isOne);
}

function isReverification(value) {
  if (typeof value === 'string') {
    return PRESETS.includes(value);
  }
  return LEVELS.includes(value?.level) && Number.isFinite(value.afterMinutes) && value.afterMinutes > 0;
}

module.exports = { checkWhoCounts, isGuard, readGuardOptions };
