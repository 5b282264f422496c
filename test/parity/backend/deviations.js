'use strict';

/**
 * The deliberate differences from the peer's Backend API: the only table of them. What no row explains is a fault.
 *
 * A row's `explains` looks at one difference of one call and is as narrow as it can be. Where a call comes to another
 * end, its result differs with it: then the row explains all of `OUTCOME`.
 *
 * @typedef {{ backendCase: import('./cases').BackendCase, difference:
 *   { part: string, ours: unknown, reference: unknown }, ours: object, reference: object }} Subject
 */

/** @type {{ id: string, text: string, explains: (subject: Subject) => boolean }[]} */
const deviations = [
  {
    id: 'user-agent',
    text: 'calls name this package',
    explains: ({ difference: { part, ours, reference } }) =>
      /\.headers\.user-agent$/.test(part) &&
      /^clerk-express-native@\d/.test(ours) &&
      /^@clerk\/backend@\d/.test(reference),
  },
  {
    id: 'raw',
    text: 'the payload that a resource keeps is not listed among its properties, so that its JSON does not repeat it',
    explains: ({ difference: { part, ours, reference } }) =>
      (part.endsWith('.rawIsListed') && ours === false && reference === true) ||
      (part === 'json' && isSameBut(ours, reference, withoutRaw)),
  },
  {
    id: 'configuration-errors',
    text: 'a configuration that cannot work is an error with a code',
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
    text: 'what keeps a call from an answer is told in the message',
    explains: ({ difference: { part, ours, reference } }) =>
      part === 'rejected.message' && ours === '(a message)' && reference === '',
  },
  {
    id: 'error-answers',
    text: 'the status of an answer is told also where its body is no JSON, or says nothing that Clerk would',
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
    text: 'a web page is no answer',
    explains: ({ backendCase, difference: { part }, ours, reference }) =>
      /^text\/html/.test(mediaTypeOf(backendCase)) &&
      OUTCOME.test(part) &&
      isUnexpected(ours) &&
      reference.rejected === undefined,
  },
  {
    id: 'redirects',
    text: 'a circle of redirects is left sooner',
    explains: ({ backendCase: { name }, difference: { part }, ours, reference }) =>
      /redirect in a circle$/.test(name) && part === 'requests' && isUnexpected(ours) && isUnexpected(reference),
  },
  {
    id: 'missing-ids',
    text: 'without a usable id nothing is asked, whatever its place: a path that is cut short may hit a collection',
    explains: ({ backendCase, difference: { part }, ours }) =>
      (UNUSABLE_IDS.includes(backendCase.odd?.name) || WITHOUT_ID.test(backendCase.name)) &&
      WHOLE.test(part) &&
      ours.requests.length === 0 &&
      ours.rejected?.class === 'Error',
  },
  {
    id: 'backend-ids',
    text: 'ids are percent-encoded, so that none leaves its place in the path',
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
    text: 'a date in a query is its Unix time in milliseconds, and none that is invalid is sent',
    explains: ({ difference: { part, ours, reference } }) =>
      isQuery(part) && withUnixTimes(reference) === withWholeSeconds(ours),
  },
  {
    id: 'undefined-in-lists',
    text: 'what is undefined in a list is null, as JSON has it',
    explains: ({ difference: { part, ours, reference } }) =>
      isQuery(part) && ours === reference.replaceAll('=undefined', '=null'),
  },
  {
    id: 'plain-parameters',
    text: 'parameters are an object, with or without a prototype; nothing else is sent in their place',
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
    text: 'what tells its own JSON is asked for it, also where names are converted to their depth',
    explains: ({ backendCase: { name }, difference: { part } }) =>
      /^argument: what tells its own JSON, for (samlConnections|enterpriseConnections|agentTasks)/.test(name) &&
      /\.(body|content-length)$/.test(part),
  },
  {
    id: 'types',
    text: 'where an answer of the peer contradicts its own types, the types hold',
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
    text: 'who uploads is told by a text, and not where it is none',
    explains: ({ backendCase: { name }, difference: { part, ours, reference } }) =>
      /updateOrganizationLogo with an? (empty )?(list|object) for uploaderUserId/.test(name) &&
      part.endsWith('.parts') &&
      ours.length === 1 &&
      reference.length === 2,
  },
  {
    id: 'absent-parameters',
    text: 'parameters that are all optional may be left out, and a part that is none of its kind counts as left out',
    explains: ({ backendCase: { name, group }, difference: { part }, ours, reference }) =>
      group === 'variants' &&
      / with (no arguments|one argument too little|.* for requestHeaders in argument 1)$/.test(name) &&
      WHOLE.test(part) &&
      ours.resolved !== undefined &&
      reference.rejected?.class === 'TypeError',
  },
  {
    id: 'plain-parameters',
    text: 'options that are none are refused',
    explains: ({ backendCase: { name }, difference: { part }, ours }) =>
      name === 'variant: idPOAuthAccessToken.verify with one argument too much' &&
      WHOLE.test(part) &&
      isUnexpected(ours) &&
      ours.requests.length === 0,
  },
  {
    id: 'defaults',
    text: 'what has a default and is null has it',
    explains: ({ backendCase: { name }, difference: { part } }) =>
      name === 'variant: m2m.createToken with null for tokenFormat in argument 1' &&
      /\.(body|content-length)$/.test(part),
  },
  {
    id: 'message-names',
    text: 'all names of a message in a batch are written as the API has them, not only those that are known',
    explains: ({ backendCase: { name }, difference: { part } }) =>
      name === 'variant: emails.createBatch with one property too much in argument 1' &&
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
    text: 'a part that an answer lacks is undefined, and does not make the call fail',
    explains: ({ backendCase: { group }, difference: { part }, ours, reference }) =>
      group === 'answers' && OUTCOME.test(part) && ours.resolved !== undefined && isUnexpected(reference),
  },
  {
    id: 'machine-tokens',
    text: 'a machine token that is none is refused as such, whatever is wrong with it',
    explains: ({ backendCase: { group }, difference: { part }, ours, reference }) =>
      group === 'machine tokens' &&
      part.startsWith('rejected.') &&
      ours.rejected?.class === 'MachineTokenVerificationError' &&
      reference.rejected?.class === 'TypeError',
  },
  {
    id: 'S5',
    text: 'keys that are refused are not asked for again',
    explains: ({ backendCase: { name }, difference: { part }, ours, reference }) =>
      /with keys of an instance that refuses$/.test(name) &&
      part === 'requests' &&
      ours.requests.length === 1 &&
      reference.requests.every(({ path }) => path === ours.requests[0].path),
  },
];

/** Parts of what a call has come to. */
const OUTCOME = /^(resolved|rejected|json)/;

/** Parts of a call whose end is another one. */
const WHOLE = /^(requests$|resolved|rejected|json)/;

/** Names of odd texts that are no ids; see `odd-ids.js`. */
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

/** Calls that lack an id, or whose id, recipient or key is no text. */
const WITHOUT_ID =
  /^(sample: signUps\.update missing-id|variant: .* with (no arguments|one argument too little|nothing in argument \d|.*(no|for) (\w+Id|roleSetKeyOrId|machineSecretKey|to) in argument \d))$/;

/** Names of odd arguments that are no parameters; see `odd-arguments.js`. */
const NO_PARAMETERS = ['text', 'a number', 'true', 'null', 'a list', 'a list with something', 'a map'];

/** Methods whose answers the peer hands on as they are, and declares otherwise; and what they resolve with. */
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

/** Whether two JSON texts are equal, to the order of keys, once the peer's is changed. */
function isSameBut(ours, reference, change) {
  return isJson(ours) && isJson(reference) && JSON.stringify(change(JSON.parse(reference))) === ours;
}

/** Texts that are no JSON stand in brackets. */
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

/** A query of the peer in which dates are Unix times, in the seconds to which it tells them. */
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

/** The media type of the answer that a method's call gets in the end. */
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
