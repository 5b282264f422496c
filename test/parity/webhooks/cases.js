'use strict';

const { OTHER_SECRET, SECRET, signature } = require('../../support/webhooks');
const { Random } = require('../harness/random');
const { BODIES } = require('./bodies');

/** The time of both clocks. Unix time in seconds. */
const NOW = 1_700_000_000;

const KEY = SECRET.slice('whsec_'.length);
const LONE = `${SECRET}AAAAA`;
const UNPADDED = 'whsec_c2VjcmV0IQ';

/** The age of a webhook, in seconds. */
const AGES = { 0: 80, 1: 5, 299: 2, 300: 3, 301: 3, 3600: 2, '-299': 2, '-300': 3, '-301': 3, '-86400': 2 };

/** How the header spells its time. */
const TIMES = {
  'as it is': { weight: 90, write: String },
  'with leading zeros': { weight: 1, write: (time) => `000${time}` },
  'with a fraction': { weight: 1, write: (time) => `${time}.5` },
  'with a sign': { weight: 1, write: (time) => `+${time}` },
  'with trailing letters': { weight: 1, write: (time) => `${time}abc` },
  twice: { weight: 1, write: (time) => `${time}, ${time}` },
  'in words': { weight: 1, write: () => 'now' },
  'as nothing': { weight: 1, write: () => '' },
  'in blanks': { weight: 1, write: (time) => ` ${time}\t` },
  'out of range': { weight: 1, write: () => '9'.repeat(30) },
  'below zero': { weight: 1, write: (time) => `-${time}` },
};

/** How the header lists the right signature. */
const LISTS = {
  alone: { weight: 80, write: (right) => right },
  first: { weight: 4, write: (right, wrong) => `${right} ${wrong}` },
  last: { weight: 4, write: (right, wrong) => `${wrong} v1a,x ${right}` },
  'not at all': { weight: 4, write: (right, wrong) => `${wrong} ${wrong}` },
  'under another version': { weight: 2, write: (right) => right.replace('v1', 'v2') },
  'under no version': { weight: 2, write: (right) => right.replace('v1,', '') },
  'without its padding': { weight: 2, write: (right) => right.slice(0, -1) },
  'with more after a comma': { weight: 2, write: (right) => `${right},more` },
  'in two headers': { weight: 2, write: (right, wrong) => `${right}, ${wrong}` },
  'after a tab': { weight: 2, write: (right, wrong) => `${wrong}\t${right}` },
  'in blanks': { weight: 2, write: (right) => `  ${right}  ` },
  cut: { weight: 2, write: (right) => right.slice(0, 20) },
  'as nothing': { weight: 1, write: () => '' },
  'in an array of one': { weight: 2, write: (right) => [right] },
  'last in an array': { weight: 2, write: (right, wrong) => [wrong, right] },
};

/** The secret of the endpoint, and the one that the sender has signed with. */
const SECRETS = {
  'as an option': { weight: 50, options: { signingSecret: SECRET } },
  'in the environment': { weight: 20, environment: SECRET },
  'in the environment, with a nullish option': { weight: 3, options: { signingSecret: null }, environment: SECRET },
  'in the environment, without options': { weight: 3, options: undefined, environment: SECRET },
  'as an option that overrides the environment': {
    weight: 3,
    options: { signingSecret: SECRET },
    environment: OTHER_SECRET,
  },
  'without its prefix': { weight: 3, options: { signingSecret: KEY } },
  'without padding': { weight: 3, options: { signingSecret: UNPADDED }, signedWith: UNPADDED },
  'of another endpoint': { weight: 4, options: { signingSecret: OTHER_SECRET } },
  'of another endpoint in the environment': { weight: 2, environment: OTHER_SECRET },
  missing: { weight: 2 },
  empty: { weight: 2, options: { signingSecret: '' }, environment: SECRET },
  'only the prefix': { weight: 1, options: { signingSecret: 'whsec_' } },
  'with two prefixes': { weight: 1, options: { signingSecret: `whsec_${SECRET}` } },
  'with a line break': { weight: 2, options: { signingSecret: `${SECRET}\n` } },
  'with surrounding blanks': { weight: 2, options: { signingSecret: ` ${SECRET} ` } },
  'in base64url': { weight: 1, options: { signingSecret: 'whsec_-_-_' }, signedWith: 'whsec_+/+/' },
  'a number': { weight: 1, options: { signingSecret: 5 } },
  'with a superfluous letter': { weight: 2, options: { signingSecret: LONE }, signedWith: LONE },
  'instead of the options': { weight: 2, options: SECRET, environment: SECRET },
  'in the environment, with options that are null': { weight: 2, options: null, environment: SECRET },
};

/** Under which names the headers are sent. */
const NAMES = {
  svix: { weight: 80, names: (values) => named('svix', values) },
  webhook: { weight: 6, names: (values) => named('webhook', values) },
  both: { weight: 4, names: (values) => ({ ...named('svix', values), ...named('webhook', values) }) },
  'both, with another id': {
    weight: 2,
    names: (values) => ({ ...named('svix', values), ...named('webhook', { ...values, id: 'msg_2' }) }),
  },
  'both, with another time': {
    weight: 2,
    names: (values) => ({ ...named('svix', values), ...named('webhook', { ...values, timestamp: '1' }) }),
  },
  'both, with one missing': { weight: 2, names: (values) => ({ ...named('webhook', values), 'svix-id': values.id }) },
  'capital letters': { weight: 3, names: (values) => named('Svix', values) },
  'other names': { weight: 1, names: (values) => named('x', values) },
  'no id': { weight: 2, names: (values) => named('svix', { ...values, id: '' }) },
};

/** Other contents of the request. */
const REQUESTS = {
  'a POST': { weight: 80, method: 'POST', url: '/webhooks' },
  'a PUT': { weight: 3, method: 'PUT', url: '/webhooks' },
  'a GET': { weight: 3, method: 'GET', url: '/webhooks' },
  'a HEAD': { weight: 2, method: 'HEAD', url: '/webhooks' },
  'a TRACE': { weight: 2, method: 'TRACE', url: '/webhooks' },
  'an invalid method': { weight: 2, method: 'a b', url: '/webhooks' },
  'no method': { weight: 3, url: '/webhooks' },
  'no address': { weight: 3, method: 'POST' },
  'an invalid URL': { weight: 3, method: 'POST', url: '//' },
  'pseudo-headers of HTTP/2': { weight: 3, method: 'POST', url: '/', headers: { ':method': 'POST' } },
  'a header that Fetch rejects': { weight: 3, method: 'POST', url: '/', headers: { 'x-name': 'Łódź' } },
  'more headers': {
    weight: 5,
    method: 'POST',
    url: '/?a=b',
    headers: { 'content-type': 'text/plain', 'content-length': '5', host: 'a' },
  },
};

/**
 * One case, by its seed. `features` names the choices, `isGenuine` says whether the sender has signed the contents of
 * the request, with the secret of the endpoint, within the tolerance: nothing else may ever be accepted.
 */
function parityCase(seed) {
  const random = new Random(seed);
  const features = {
    body: pick(random, BODIES),
    age: random.weighted(AGES),
    time: pick(random, TIMES),
    list: pick(random, LISTS),
    secret: pick(random, SECRETS),
    names: pick(random, NAMES),
    request: pick(random, REQUESTS),
  };
  const { signed, req } = BODIES[features.body];
  const { options = undefined, environment, signedWith = SECRET } = SECRETS[features.secret];
  const timestamp = NOW - Number(features.age);
  const signing = { id: 'msg_1', timestamp };
  const right = signature(signed, { ...signing, secret: signedWith });
  const wrong = signature(signed, { ...signing, secret: 'whsec_d3Jvbmc=' });
  const values = {
    id: 'msg_1',
    timestamp: TIMES[features.time].write(timestamp),
    signature: LISTS[features.list].write(right, wrong),
  };
  const { headers = {}, ...rest } = REQUESTS[features.request];
  const makeRequest = () => ({ ...rest, ...req, headers: { ...headers, ...NAMES[features.names].names(values) } });
  const holdsRight = [values.signature].flat().some((list) => list.includes(right.slice(3)));
  const usesSigner = [options?.signingSecret ?? environment]
    .flat()
    .some((secret) => secret?.trim?.().replace(/^whsec_/, '') === signedWith.replace(/^whsec_/, ''));
  const isGenuine = holdsRight && usesSigner && Math.abs(Number(features.age)) <= 300;
  return { seed, features, makeRequest, options, environment, isGenuine };
}

function pick(random, table) {
  return random.weighted(Object.fromEntries(Object.entries(table).map(([name, { weight }]) => [name, weight])));
}

function named(prefix, { id, timestamp, signature: listed }) {
  return { [`${prefix}-id`]: id, [`${prefix}-timestamp`]: timestamp, [`${prefix}-signature`]: listed };
}

module.exports = { NOW, parityCase };
