'use strict';

/**
 * The deliberate differences from the Backend API of `@clerk/express`: the only table of them. Anything that no row
 * explains is a fault.
 *
 * A row's `explains` checks one difference of one call and is as narrow as possible. If a call has another result, all
 * parts of `OUTCOME` differ with it.
 *
 * @typedef {{ backendCase: import('./cases').BackendCase, difference:
 *   { part: string, ours: unknown, reference: unknown }, ours: object, reference: object }} Subject
 */

/** @type {{ id: string, text: string, explains: (subject: Subject) => boolean }[]} */
const deviations = [
  {
    id: 'user-agent',
    text: 'calls have the User-Agent of this package',
    explains: ({ difference: { part, ours, reference } }) =>
      /\.headers\.user-agent$/.test(part) &&
      /^clerk-express-native@\d/.test(ours) &&
      /^@clerk\/backend@\d/.test(reference),
  },
  {
    id: 'raw',
    text: 'the payload that a resource retains is not enumerable, so that its JSON does not repeat it',
    explains: ({ difference: { part, ours, reference } }) =>
      (part.endsWith('.rawIsListed') && ours === false && reference === true) ||
      (part === 'json' && isSameBut(ours, reference, withoutRaw)),
  },
  {
    id: 'configuration-errors',
    text: 'an invalid configuration is an error with a code',
    explains: ({ backendCase: { group }, difference: { part }, ours }) =>
      ['clients', 'ids'].includes(group) &&
      WHOLE.test(part) &&
      /-(missing|invalid)$/.test(ours.rejected?.code) &&
      ours.rejected.class === 'Error' &&
      ours.requests.length === 0,
  },
  {
    id: 'argument-errors',
    text: 'an error about an argument has a code',
    explains: ({ difference: { part }, ours, reference }) =>
      ['rejected.code', 'rejected.keys'].includes(part) &&
      ours.rejected.code === 'argument-invalid' &&
      String(ours.rejected.keys) === 'code' &&
      reference.rejected?.class === 'Error' &&
      ours.requests.length === 0,
  },
  {
    id: 'network-errors',
    text: 'the message names the reason why a call has no response',
    explains: ({ difference: { part, ours, reference } }) =>
      part === 'rejected.message' && ours === '(a message)' && reference === '',
  },
  {
    id: 'error-answers',
    text: 'the status of a response is set even if its body is not JSON, or not in a form of Clerk',
    explains: ({ difference: { part }, ours, reference }) =>
      /^rejected\.(message|status|headline|errors|retryAfter|clerkTraceId)/.test(part) &&
      ours.rejected?.status >= 300 &&
      reference.rejected?.status === '(undefined)' &&
      reference.rejected.errors[0]?.code === 'unexpected_error',
  },
  {
    id: 'media-types',
    text: 'JSON is JSON whatever the case and the parameters of its media type',
    explains: ({ backendCase, difference: { part } }) => {
      const type = mediaTypeOf(backendCase);
      return type !== 'application/json' && /^application\/json *(;|$)/i.test(type) && OUTCOME.test(part);
    },
  },
  {
    id: 'html-answers',
    text: 'an HTML page is not a valid response',
    explains: ({ backendCase, difference: { part }, ours, reference }) =>
      /^text\/html/.test(mediaTypeOf(backendCase)) &&
      OUTCOME.test(part) &&
      isUnexpected(ours) &&
      reference.rejected === undefined,
  },
  {
    id: 'redirects',
    text: 'a redirect loop ends sooner',
    explains: ({ backendCase: { name }, difference: { part }, ours, reference }) =>
      /redirect loop$/.test(name) && part === 'requests' && isUnexpected(ours) && isUnexpected(reference),
  },
  {
    id: 'missing-ids',
    text: 'without a usable id nothing is sent, wherever it is used: a shortened path may match a collection',
    explains: ({ backendCase, difference: { part }, ours }) =>
      (UNUSABLE_IDS.includes(backendCase.odd?.name) || WITHOUT_ID.test(backendCase.name)) &&
      WHOLE.test(part) &&
      ours.requests.length === 0 &&
      ours.rejected?.class === 'Error',
  },
  {
    id: 'backend-ids',
    text: 'ids are percent-encoded, so that they cannot change the path',
    explains: ({ backendCase: { odd }, difference: { part }, ours }) => {
      const [, index] = /^requests\[(\d+)\]\.(?:path|query)$/.exec(part) ?? [];
      return (
        odd !== undefined &&
        index !== undefined &&
        ours.requests[index].path
          .split('/')
          .some((segment) => decodeURIComponent(segment).replace(/^oauth_/, '') === odd.value)
      );
    },
  },
  {
    id: 'falsy-parameters',
    text: 'zero and false are sent in a query',
    explains: ({ difference: { part, ours, reference } }) =>
      isQuery(part) && withoutFalsy(ours) === reference && ours !== reference,
  },
  {
    id: 'dates',
    text: 'a date in a query is its Unix time in milliseconds, and an invalid one is not sent',
    explains: ({ difference: { part, ours, reference } }) =>
      isQuery(part) && withUnixTimes(reference) === withWholeSeconds(ours),
  },
  {
    id: 'undefined-in-lists',
    text: 'undefined in an array is null, as in JSON',
    explains: ({ difference: { part, ours, reference } }) =>
      isQuery(part) && ours === reference.replaceAll('=undefined', '=null'),
  },
  {
    id: 'plain-parameters',
    text: 'parameters are an object, with or without a prototype; nothing else is sent instead',
    explains: ({ backendCase: { group, name }, difference: { part }, ours, reference }) => {
      const [, odd] = /^argument: (.*), for /.exec(name) ?? [];
      if (group !== 'arguments' || !WHOLE.test(part)) {
        return false;
      }
      return (
        (odd === 'a plain object without a prototype' && isUnexpected(reference) && ours.resolved !== undefined) ||
        (NO_PARAMETERS.includes(odd) && ours.requests.length === 0 && ours.rejected !== undefined) ||
        (odd === 'null' && reference.rejected?.class === 'TypeError')
      );
    },
  },
  {
    id: 'own-json',
    text: 'toJSON() is called also where keys are converted at every depth',
    explains: ({ backendCase: { name }, difference: { part } }) =>
      /^argument: an object with toJSON, for (samlConnections|enterpriseConnections|agentTasks)/.test(name) &&
      /\.(body|content-length)$/.test(part),
  },
  {
    id: 'types',
    text: 'if a response contradicts the types of @clerk/express, the types hold',
    explains: ({ backendCase: { namespace, method }, difference: { part }, ours, reference }) => {
      const typed = AGAINST_TYPES.find(({ methods }) => methods.test(`${namespace}.${method}`));
      return (
        typed !== undefined &&
        /^(resolved|json)/.test(part) &&
        typed.ours.test(JSON.stringify(ours.resolved)) &&
        typed.reference.test(JSON.stringify(reference.resolved))
      );
    },
  },
  {
    id: 'uploads',
    text: 'without a file nothing is uploaded',
    explains: ({ backendCase: { name }, difference: { part }, ours }) =>
      /(updateUserProfileImage missing-file$|(updateUserProfileImage|updateOrganizationLogo) with .*(no|for) file in argument 2$)/.test(
        name,
      ) &&
      WHOLE.test(part) &&
      ours.requests.length === 0 &&
      ours.rejected?.class === 'Error',
  },
  {
    id: 'uploads',
    text: 'the uploader is sent if it is a string, and not otherwise',
    explains: ({ backendCase: { name }, difference: { part, ours, reference } }) =>
      /updateOrganizationLogo with an? (empty )?(array|object) for uploaderUserId/.test(name) &&
      part.endsWith('.parts') &&
      ours.length === 1 &&
      reference.length === 2,
  },
  {
    id: 'absent-parameters',
    text: 'parameters that are all optional may be omitted, and a property of the wrong type counts as omitted',
    explains: ({ backendCase: { name, group }, difference: { part }, ours, reference }) =>
      group === 'variants' &&
      / with (no arguments|one argument too few|.* for requestHeaders in argument 1)$/.test(name) &&
      WHOLE.test(part) &&
      ours.resolved !== undefined &&
      reference.rejected?.class === 'TypeError',
  },
  {
    id: 'plain-parameters',
    text: 'invalid options are rejected',
    explains: ({ backendCase: { name }, difference: { part }, ours }) =>
      name === 'variant: idPOAuthAccessToken.verify with one argument too many' &&
      WHOLE.test(part) &&
      isUnexpected(ours) &&
      ours.requests.length === 0,
  },
  {
    id: 'defaults',
    text: 'an argument with a default that is null gets the default',
    explains: ({ backendCase: { name }, difference: { part } }) =>
      name === 'variant: m2m.createToken with null for tokenFormat in argument 1' &&
      /\.(body|content-length)$/.test(part),
  },
  {
    id: 'message-names',
    text: 'all keys of a message in a batch are converted, not only the known ones',
    explains: ({ backendCase: { name }, difference: { part } }) =>
      name === 'variant: emails.createBatch with one property too many in argument 1' &&
      /\.(body|content-length)$/.test(part),
  },
  {
    id: 'number-ids',
    text: 'a provider may be a number as any id may',
    explains: ({ backendCase: { name }, difference: { part }, ours, reference }) =>
      name === 'id: users.getUserOauthAccessToken with a number for argument 2' &&
      WHOLE.test(part) &&
      ours.resolved !== undefined &&
      reference.rejected?.class === 'TypeError',
  },
  {
    id: 'optional-parts',
    text: 'a part that a response lacks is undefined, and does not make the call fail',
    explains: ({ backendCase: { group }, difference: { part }, ours, reference }) =>
      group === 'answers' && OUTCOME.test(part) && ours.resolved !== undefined && isUnexpected(reference),
  },
  {
    id: 'machine-tokens',
    text: 'an invalid machine token is rejected as such, whatever is wrong with it',
    explains: ({ backendCase: { group }, difference: { part }, ours, reference }) =>
      group === 'machine tokens' &&
      part.startsWith('rejected.') &&
      ours.rejected?.class === 'MachineTokenVerificationError' &&
      reference.rejected?.class === 'TypeError',
  },
  {
    id: 'S5',
    text: 'keys that were rejected are not fetched again',
    explains: ({ backendCase: { name }, difference: { part }, ours, reference }) =>
      /with keys of an instance that rejects the key$/.test(name) &&
      part === 'requests' &&
      ours.requests.length === 1 &&
      reference.requests.every(({ path }) => path === ours.requests[0].path),
  },
];

/** Parts of the result of a call. */
const OUTCOME = /^(resolved|rejected|json)/;

/** Parts of a call that has another result. */
const WHOLE = /^(requests$|resolved|rejected|json)/;

/** Names of odd strings that are not ids; see `odd-ids.js`. */
const UNUSABLE_IDS = [
  'undefined',
  'null',
  'empty',
  'zero',
  'a dot',
  'two dots',
  'two encoded dots',
  'dots inside',
  'a tab',
];

/** Calls that lack an id, or whose id, recipient or key is not a string. */
const WITHOUT_ID =
  /^(sample: signUps\.update missing-id|variant: .* with (no arguments|one argument too few|nothing in argument \d|.*(no|for) (\w+Id|roleSetKeyOrId|machineSecretKey|to) in argument \d))$/;

/** Names of odd arguments that are not parameters; see `odd-arguments.js`. */
const NO_PARAMETERS = ['text', 'a number', 'true', 'null', 'an array', 'an array with an object', 'a map'];

/** Methods for which `@clerk/express` returns the response as is although its types differ; and their results. */
const AGAINST_TYPES = [
  {
    methods: /^organizations\.\w+OrganizationDomain(List)?$/,
    ours: /"class":"OrganizationDomain"/,
    reference: /"object":"organization_domain"/,
  },
  {
    methods: /^testingTokens\.createTestingToken$/,
    ours: /^\{"class":"TestingToken"/,
    reference: /^\{"object":"testing_token"/,
  },
  {
    methods: /^users\.(disableUserMFA|deleteUserTOTP|deleteUserBackupCodes)$/,
    ours: /^\{"userId":"[^"]*"\}$/,
    reference: /^\{("user_id":"[^"]*")?\}$/,
  },
];

/** Whether the call ended without a usable answer. */
function isUnexpected({ rejected }) {
  return rejected?.status === '(undefined)' && rejected.errors?.[0]?.code === 'unexpected_error';
}

/** Whether two JSON strings are equal, including the order of keys, once that of the reference is converted. */
function isSameBut(ours, reference, change) {
  return isJson(ours) && isJson(reference) && JSON.stringify(change(JSON.parse(reference))) === ours;
}

/** Strings that are not JSON are in brackets. */
function isJson(text) {
  return typeof text === 'string' && !text.startsWith('(');
}

function isQuery(part) {
  return /^requests\[\d+\]\.query$/.test(part);
}

/** A query without the parameters that are zero or false, each once. */
function withoutFalsy(query) {
  return query
    .split('&')
    .filter((parameter) => !/=(0|-0|false)$/.test(parameter))
    .join('&');
}

/** A query of `@clerk/express` in which dates are Unix times, in the seconds of its date strings. */
function withUnixTimes(query) {
  const parameters = [...new URLSearchParams(query)].filter(([, value]) => value !== 'Invalid Date');
  return String(
    new URLSearchParams(
      parameters.map(([name, value]) => [name, / GMT[+-]\d{4} /.test(value) ? String(Date.parse(value)) : value]),
    ),
  );
}

/** Our query with Unix times in whole seconds. */
function withWholeSeconds(query) {
  return query.replace(/=(\d{10})\d{3}(?=&|$)/g, '=$1000');
}

function withoutRaw(value) {
  if (Array.isArray(value)) {
    return value.map(withoutRaw);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const rest = Object.create(null);
  for (const [name, entry] of Object.entries(value)) {
    if (name !== '_raw') {
      rest[name] = withoutRaw(entry);
    }
  }
  return rest;
}

/** The media type of the final response to a method's call. */
function mediaTypeOf({ answers }) {
  return answers.at(-1)[1].headers?.['content-type'] ?? '';
}

/**
 * The id of the first row that explains a difference, or `null`.
 *
 * @param {Subject} subject
 */
function explain(subject) {
  return deviations.find((row) => row.explains(subject))?.id ?? null;
}

module.exports = { deviations, explain };
