'use strict';

/**
 * The deliberate differences from `@clerk/express`: the only table of them. Anything that no row explains is a fault.
 *
 * A row's `id` is that of its entry in `docs/internals/specification/deviations.md`.
 * `explains` checks one difference of one case and is as narrow as possible; `examples` are requests with known
 * outcomes that show the difference.
 */

const examples = require('../../support/cases/deviations');
const { outcomeOf } = require('./outcome');

/**
 * @typedef {{ parityCase: object, difference: import('./compare').Difference, ours: object, reference: object }}
 *   Subject
 */

/** @type {{ id: string, text: string, explains: (subject: Subject) => boolean, examples: object[] }[]} */
const deviations = [
  {
    id: 'S1',
    text: "the request's own secret key exchanges nonces and refreshes sessions if the client has none",
    explains: ({ parityCase: { setup }, ours, reference }) => {
      const { options, client, environment } = setup;
      const withOwnKey = `Bearer ${options.secretKey || environment.CLERK_SECRET_KEY}`;
      const asked = callsOf(ours, ASKED_WITH_THE_CLIENTS_KEY);
      return (
        !client?.secretKey &&
        asked.length > 0 &&
        asked.every(({ headers }) => headers.authorization === withOwnKey) &&
        callsOf(reference, ASKED_WITH_THE_CLIENTS_KEY).length === 0
      );
    },
  },
  {
    id: 'S5',
    text: 'keys are fetched for an unknown key id only once in a while',
    explains: ({ parityCase, difference, ours, reference }) =>
      difference.part === 'key fetches' &&
      (hasToken(parityCase, UNKNOWN_KEYS) || parityCase.request.path.includes('__clerk_handshake=')) &&
      fetches(ours) < fetches(reference),
  },
  {
    id: 'S6',
    text: 'no crafted token makes a request fail: it is invalid',
    explains: ({ parityCase, ours }) =>
      hasToken(parityCase, ['nullHeader', 'nullPayload', 'controlInKeyId']) && outcomeOf(ours) !== '(TypeError)',
  },
  {
    id: 'S6',
    text: 'a rejected handshake token does not make a request fail: it is signed out, with the reason',
    explains: ({ parityCase: { setup, request }, ours, reference }) =>
      isDevelopment(setup) &&
      /__clerk_handshake=/.test(`${request.path} ${request.headers.cookie}`) &&
      ['(Error)', '(status 500)'].includes(outcomeOf(reference)) &&
      (ours.headers === undefined || ours.status !== 500) &&
      (HANDSHAKE_REFUSALS.includes(outcomeOf(ours)) || (request.method === 'HEAD' && ours.status === 200)),
  },
  {
    id: 'S7',
    text: 'a path never changes the host, and forwarded schemes are http or https',
    // Everything that is derived from the URL differs with it.
    explains: ({ parityCase: { request } }) =>
      /^\/[/\\]|^[^?]*\/\.?\/\//.test(request.path) ||
      !['', 'http', 'https'].includes(firstOf(request.headers['x-forwarded-proto'])),
  },
  {
    id: 'no-address',
    text: 'a request whose headers do not form a URL is not redirected, not refreshed and not passed to functions',
    // Everything that is derived from the URL differs with it.
    explains: ({ parityCase: { request } }) => !hasAddress(request),
  },
  {
    id: 'request-is-no-fault',
    text: 'the contents of a request are not a fault of the configuration',
    explains: ({ parityCase: { setup, request }, ours, reference }) =>
      isSatellite(setup) &&
      ['(Error)', '(TypeError)', '(status 500)'].includes(outcomeOf(reference)) &&
      (ours.headers === undefined || ours.status !== 500) &&
      (Boolean(request.headers.origin) ||
        ['isSatellite', 'domain', 'proxyUrl'].some((name) => isComputed(setup.options[name]))),
  },
  {
    id: 'configuration-errors',
    text: 'a configuration that is invalid for every request is an error for every request, from the first on',
    explains: ({ parityCase: { setup }, ours }) =>
      isDevelopment(setup) &&
      isSatellite(setup) &&
      !/^https?:/.test(setup.options.signInUrl) &&
      ['(Error)', '(status 500)'].includes(outcomeOf(ours)),
  },
  {
    id: 'S8',
    text: 'an invalid URL to return to is ignored',
    explains: ({ parityCase: { request, setup }, ours, reference }) => {
      const address =
        URL.canParse(request.path, 'http://x') &&
        new URL(request.path, 'http://x').searchParams.get('__clerk_redirect_url');
      return (
        isDevelopment(setup) &&
        Boolean(address) &&
        !URL.canParse(address) &&
        ['(TypeError)', '(status 500)'].includes(outcomeOf(reference)) &&
        ours.status !== 500 &&
        !outcomeOf(ours).includes('primary-responds-to-syncing')
      );
    },
  },
  {
    id: 'S9',
    text: 'the cookie that counts redirects applies to all paths',
    explains: ({ difference: { ours, reference } }) => {
      const counter = /(__clerk_redirect_count=[^"]*); Path=\//;
      const text = JSON.stringify(ours) ?? '';
      return counter.test(text) && text.replace(counter, '$1') === JSON.stringify(reference);
    },
  },
  {
    id: 'S9',
    text: 'redirects stop after three, even if the count is higher',
    explains: ({ parityCase: { request }, ours, reference }) =>
      Number(/__clerk_redirect_count *= *([^;]*)/.exec(request.headers.cookie)?.[1]) > 3 &&
      outcomeOf(reference) === `handshake: ${outcomeOf(ours)}`,
  },
  {
    id: 'S11',
    text: 'JSON is JSON, even if its media type has a charset',
    explains: ({ parityCase: { answers }, ours }) =>
      Object.entries(PATHS).some(
        ([endpoint, path]) => answers[endpoint]?.type?.includes('charset') && callsOf(ours, path).length > 0,
      ),
  },
  {
    id: 'S13',
    text: 'a jwtKey may be of any size and form',
    explains: ({ parityCase: { setup }, ours, reference }) =>
      Boolean(setup.options.jwtKey) &&
      outcomeOf(reference) === 'token-invalid-signature' &&
      outcomeOf(ours) === '(signed in)',
  },
  {
    id: 'S13',
    text: 'an invalid jwtKey is reported before anything about the token',
    explains: ({ parityCase: { setup }, ours, reference }) =>
      setup.options.jwtKey === 'junk' &&
      outcomeOf(ours) === 'token-invalid-signature' &&
      /^token-(invalid|verification)/.test(outcomeOf(reference)),
  },
  {
    id: 'S20',
    text: 'requireAuth accepts a function for its options',
    explains: ({ parityCase: { kind, setup } }) => kind === 'requireAuth' && setup.form !== 'object',
  },
  {
    id: 'S22',
    text: 'a key id that is a property of all objects is an unknown key id',
    explains: ({ parityCase, ours, reference }) =>
      hasToken(parityCase, ['inheritedKeyId']) &&
      outcomeOf(reference) === 'token-verification-failed' &&
      outcomeOf(ours) === 'jwk-kid-mismatch',
  },
  {
    id: 'S25',
    text: 'unknown options have no effect',
    explains: ({ parityCase: { setup } }) => 'clientUat' in setup.options,
  },
  {
    id: 'backend-ids',
    text: 'ids are percent-encoded in the paths of the Backend API',
    explains: ({ parityCase, ours, reference }) => {
      const oddSession =
        hasToken(parityCase, ['expiredOddSession']) && callsOf(ours, /\/sessions\/sess%2F1/).length > 0;
      if (oddSession && callsOf(reference, /\/sessions\/sess\/1/).length > 0) {
        return true;
      }
      const encoded = callsOf(ours, /\/sessions\/.*%2F/).map(({ path }) => decodeURIComponent(path));
      const asked = callsOf(reference, /\/sessions\//).map(({ path }) => decodeURIComponent(path));
      return encoded.some((path) => asked.includes(path));
    },
  },
  {
    id: 'backend-errors',
    text: 'the status of a Backend API response is set even if its body is not JSON; an HTML page is not a valid response',
    explains: ({ parityCase: { answers }, difference: { part, ours, reference } }) =>
      reference === '(undefined)' &&
      ((part === 'body.asked.status' && answers.tokens?.body === '{' && ours === answers.tokens.status) ||
        (part === 'body.asked' && answers.tokens?.type === 'text/html' && ours.threw === 'ClerkAPIResponseError')),
  },
  {
    id: 'upstream-errors',
    text: 'a fault of the key endpoint is an error with a helpful message',
    explains: ({ parityCase: { kind, answers }, difference: { part, ours, reference } }) =>
      kind === 'verifyToken' &&
      Boolean(answers.jwks) &&
      part === 'error.threw' &&
      ours === 'Error' &&
      ['SyntaxError', 'TypeError'].includes(reference),
  },
  {
    id: 'configuration-errors',
    text: 'an invalid configuration is an error with a code',
    explains: ({ parityCase: { setup }, difference: { part, ours, reference } }) =>
      part.endsWith('error.threw') &&
      ours === 'Error' &&
      reference === 'TypeError' &&
      !/^https?:/.test(setup.options.signInUrl),
  },
  {
    id: 'advice',
    text: 'a configuration error has the suggested fix in a property, where @clerk/express has it in the message',
    explains: ({ difference: { part }, ours, reference }) => {
      const [own, theirs] = [ours, reference].map(({ error, body }) => error ?? body?.error);
      return (
        part.endsWith('error.hasAction') &&
        own.hasAction &&
        own.threw === 'Error' &&
        ['Error', 'TypeError'].includes(theirs?.threw)
      );
    },
  },
  {
    id: 'enableHandshake',
    text: 'enableHandshake: false is respected',
    explains: ({ parityCase: { setup }, difference, ours, reference }) =>
      setup.options.enableHandshake === false &&
      (reference.status === 307 ||
        /^handshake: /.test(outcomeOf(reference)) ||
        JSON.stringify(difference.reference)?.includes('["location",')) &&
      ours.status !== 307,
  },
  {
    id: 'key-forms',
    text: 'RSA keys of less than 2048 bits verify nothing',
    explains: ({ parityCase, ours }) =>
      hasToken(parityCase, ['weakKey']) && outcomeOf(ours) === 'token-verification-failed',
  },
  {
    id: 'machine-answers',
    text: 'a response about a machine token is used only if it has the form that Clerk documents',
    explains: ({ parityCase: { answers }, ours, reference }) =>
      answers.machine?.status < 300 &&
      callsOf(ours, PATHS.machine).length > 0 &&
      outcomeOf(ours) === 'unexpected-error' &&
      ['(signed in)', '(TypeError)', '(status 302)', '(status 500)', 'token-verification-failed'].includes(
        outcomeOf(reference),
      ),
  },
  {
    id: 'machine-answers',
    text: 'a token that is revoked or expired according to Clerk is rejected',
    explains: ({ parityCase: { answers }, ours, reference }) =>
      answers.machine?.status < 300 &&
      hasEnded(answers.machine.body) &&
      outcomeOf(ours) === 'token-invalid' &&
      ['(signed in)', '(TypeError)', '(status 302)', '(status 500)', 'token-verification-failed'].includes(
        outcomeOf(reference),
      ),
  },
  {
    id: 'machine-answers',
    text: 'what Clerk has recently rejected is rejected again without a call',
    // The one secret that cases share: see `own-secrets.js`.
    explains: ({ parityCase, ours, reference }) =>
      hasToken(parityCase, ['machinePrefixAlone']) &&
      callsOf(ours, PATHS.machine).length === 0 &&
      callsOf(reference, PATHS.machine).length > 0 &&
      ['token-invalid', 'unexpected-error'].includes(outcomeOf(ours)),
  },
  {
    id: 'machine-answers',
    text: 'the status of a response is set even if its body is not JSON',
    explains: ({ parityCase: { answers }, difference: { ours, reference } }) =>
      answers.machine?.status >= 300 &&
      String(ours).endsWith(`status=${answers.machine.status})`) &&
      String(ours).replace(/=\d+\)$/, '=n/a)') === reference,
  },
  {
    id: 'machine-tokens',
    text: 'a machine token is not a session, whatever its category: neither for verifyToken() nor if Clerk sets it as a cookie',
    explains: ({ parityCase: { tokens }, ours }) =>
      Object.entries(tokens).some(
        ([place, kind]) =>
          /^(verified$|session of the )/.test(place) && /^machineJwt(NoCategory|OtherCategory|OtherType)$/.test(kind),
      ) && !['(signed in)', '(verified)'].includes(outcomeOf(ours)),
  },
  {
    id: 'token-forms',
    text: 'tokens that Clerk never issues are rejected',
    explains: ({ parityCase }) =>
      hasToken(parityCase, [
        'numericPayload',
        'paddedPayload',
        'twoSubjects',
        'byteOrderMark',
        'critical',
        'endlessExpiry',
      ]),
  },
].map((row) => ({ ...row, examples: examples.filter(({ deviation }) => deviation === row.id) }));

/** Calls that `@clerk/express` makes with the key of the client, whatever the options of the middleware say. */
const ASKED_WITH_THE_CLIENTS_KEY = /\/clients\/handshake_payload$|\/sessions\/.*\/refresh$/;

/** The reasons why a handshake token is rejected. */
const HANDSHAKE_REFUSALS = [
  'token-invalid',
  'token-invalid-algorithm',
  'token-invalid-signature',
  'jwk-kid-mismatch',
  'token-verification-failed',
  'jwk-remote-failed-to-load',
  'secret-key-invalid',
];

/** Endpoints whose responses are drawn, by the name of the response. */
const PATHS = {
  payload: /\/handshake_payload$/,
  refresh: /\/refresh$/,
  tokens: /\/tokens(\/|$)/,
  machine: /\/verify$/,
};

const UNKNOWN_KEYS = ['unknownKey', 'noKeyId', 'controlInKeyId', 'inheritedKeyId', 'machineJwtUnknownKey'];

/**
 * The id of the first row that explains a difference, or `null`.
 *
 * @param {Subject} subject
 */
function explain(subject) {
  if (acceptsWhatTheReferenceRejects(subject)) {
    return null;
  }
  return deviations.find((row) => row.explains(subject))?.id ?? (isOfNode(subject) ? 'Node' : null);
}

/** Whether Node encodes a caret in a path, as the URL Standard requires since 2024 and Node does since 24. */
const ENCODES_CARETS = new URL('http://a/^').pathname !== '/^';

/**
 * Whether a difference comes from the release of Node; ours has the path as it was sent on all of them. The URL to
 * return to leads to the same place, and `%255E` is `%5E` in a query.
 */
function isOfNode({ parityCase: { request }, difference: { part, ours, reference } }) {
  const [path] = request.path.split('?');
  return (
    ENCODES_CARETS &&
    part === 'header location' &&
    path.includes('^') &&
    String(ours) === String(reference).replaceAll('%255E', '%5E')
  );
}

/**
 * Ids of the differences by which a credential is accepted that `@clerk/express` rejects. No other may excuse that.
 */
const LETS_IN = ['S1', 'S11', 'S13', 'S20', 'backend-ids'];

/**
 * Whether we sign in a request that `@clerk/express` neither signs in, nor redirects, nor fails. Only a few rows may
 * explain that, however broad others are.
 */
function acceptsWhatTheReferenceRejects(subject) {
  const { ours, reference } = subject;
  const isRefused = /^(token-|jwk-|secret-key-|unexpected-error|session-token-expired|session-token-(nbf|iat))/.test(
    outcomeOf(reference),
  );
  const isLetIn = ['(signed in)', '(verified)'].includes(outcomeOf(ours));
  return isLetIn && isRefused && !deviations.some((row) => LETS_IN.includes(row.id) && row.explains(subject));
}

/** Whether the key in effect is one of a development instance: the environment takes precedence over a client. */
function isDevelopment({ instance, options, client, environment }) {
  const key = options?.publishableKey || environment?.CLERK_PUBLISHABLE_KEY || client?.publishableKey;
  return key ? key.startsWith('pk_test_') : instance === 'development';
}

/** Whether a response about a machine token says that it is revoked or expired. */
function hasEnded(body) {
  if (!body.includes('"object"')) {
    return false;
  }
  const { revoked, expired, expiration } = JSON.parse(body);
  return revoked === true || expired === true || (typeof expiration === 'number' && expiration < Date.now());
}

/** Whether an option is a function, and its value with that up to the request. */
function isComputed(option) {
  return typeof option === 'object' && option !== null && 'computed' in option;
}

function isSatellite({ options, environment, client }) {
  return Boolean(options.isSatellite || environment.CLERK_IS_SATELLITE || client?.isSatellite);
}

function hasToken({ tokens }, kinds) {
  return Object.values(tokens).some((kind) => kinds.includes(kind));
}

function callsOf({ calls }, pattern) {
  return calls.filter(({ path }) => pattern.test(path));
}

function fetches(answer) {
  return callsOf(answer, /\/jwks$/).length;
}

/** Whether the headers form a URL: `Host`, or the first forwarded host, with `http` or `https`. */
function hasAddress({ headers }) {
  const forwarded = headers['x-forwarded-host'];
  const host = forwarded === undefined ? headers.host : forwarded.split(',')[0];
  return (
    Boolean(host) &&
    URL.canParse(`http://${host}`) &&
    ['', 'http', 'https', 'ws', 'wss'].includes(firstOf(headers['x-forwarded-proto'])) &&
    headers['x-forwarded-proto'] !== ''
  );
}

/** The part of a forwarded header that is used. */
function firstOf(value = '') {
  return value.split(',')[0].trim().toLowerCase();
}

module.exports = { deviations, explain };
