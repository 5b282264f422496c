'use strict';

/** Whether and how a request is redirected (authentication.md §3.7). */

const { row, signedIn } = require('./row');
const { WARM_SECRET_KEY } = require('../harness/configurations');
const { computed } = require('../harness/values');

const development = { instance: 'development' };
const clientAlone = { clientUat: 'before' };
const REASON = 'client-uat-but-no-session-token';
const HANDSHAKE = `handshake: ${REASON}`;
const satellite = { isSatellite: true, domain: 'satellite.example', signInUrl: 'https://primary.example/sign-in' };
const counted = (count) => ({ clientUat: 'before', others: { __clerk_redirect_count: count } });

module.exports = [
  row('§3.7.1 a document is redirected', HANDSHAKE, { cookies: clientAlone }),
  row('§3.7.1 a frame is redirected', HANDSHAKE, {
    cookies: clientAlone,
    headers: { 'sec-fetch-dest': 'iframe', accept: undefined },
  }),
  row('§3.7.1 an old browser is redirected for what it accepts', HANDSHAKE, {
    cookies: clientAlone,
    headers: { 'sec-fetch-dest': undefined },
  }),
  row('§3.7.1 a script is not redirected', REASON, { cookies: clientAlone, headers: { 'sec-fetch-dest': 'empty' } }),
  row('§3.7.1 a client that accepts anything is not redirected', REASON, {
    cookies: clientAlone,
    headers: { 'sec-fetch-dest': undefined, accept: '*/*' },
  }),
  row('§3.7.1 HTML in the second place does not count', REASON, {
    cookies: clientAlone,
    headers: { 'sec-fetch-dest': undefined, accept: 'application/json, text/html' },
  }),
  row('§3.7.1 HTML in capitals does not count', REASON, {
    cookies: clientAlone,
    headers: { 'sec-fetch-dest': undefined, accept: 'TEXT/HTML' },
  }),
  row('§3.7.1 HEAD is not redirected', REASON, { cookies: clientAlone, method: 'HEAD' }),
  row('§3.7.1 POST is not redirected', REASON, { cookies: clientAlone, method: 'POST' }),
  row('§3.7.3 the first redirect is counted', HANDSHAKE, { cookies: counted('0') }),
  row('§3.7.3 the third redirect is the last', HANDSHAKE, { cookies: counted('2') }),
  row('§3.7.3 after three redirects the request continues', REASON, { cookies: counted('3') }),
  row('§3.7.3 three may be written differently', REASON, { cookies: counted('0x3') }),
  row('§3.7.3 an invalid count is zero', HANDSHAKE, { cookies: counted('x') }),
  row('§3.7.3 a count with a fraction continues from there', HANDSHAKE, { cookies: counted('1.5') }),
  row('§3.7.3 a negative count continues from there', HANDSHAKE, { cookies: counted('-1') }),
  row('§3.7.3 redirects of a satellite are counted too', 'session-token-and-uat-missing', {
    options: satellite,
    cookies: { others: { __clerk_redirect_count: '3' } },
  }),

  ...Object.entries({
    'a path and a query': '/a/b?c=d&e=f',
    'a parameter without a value': '/?y',
    'a query without parameters': '/?',
    'an escaped blank': '/?a=%20b+c',
    'characters that forms escape': "/?t=~'()*!",
    'a percent sign that encodes nothing': '/?a=%zz',
    'non-ASCII text': '/%C3%A9?q=%C3%A9',
    'a semicolon': '/?a=b;c=d',
    'parameters that are removed': '/?__clerk_db_jwt=x&a=b&__dev_session=y&__clerk_db_jwt=z',
    'parameters that stay': '/?__clerk_synced=false&__clerk_help=1&__session=x',
    'brackets and braces': '/[a]{b}?[c]={d}|^`',
    'dot segments': '/a/../b/./c',
    'two slashes within': '/a//b',
  }).map(([title, path]) => row(`§3.7 the URL to return to keeps ${title}`, HANDSHAKE, { cookies: clientAlone, path })),

  row('§2.1 the URL to return to is that of the forwarded headers', HANDSHAKE, {
    cookies: clientAlone,
    headers: { 'x-forwarded-host': 'app.example.com, inner', 'x-forwarded-proto': 'https,http' },
  }),
  row('§2.1 an empty forwarded host hides the host', 'client-uat-but-no-session-token', {
    cookies: clientAlone,
    headers: { 'x-forwarded-host': '' },
    reference: HANDSHAKE,
  }),
  row('§2.1 an invalid forwarded host does not form a URL', 'client-uat-but-no-session-token', {
    cookies: clientAlone,
    headers: { 'x-forwarded-host': '][' },
    reference: HANDSHAKE,
  }),
  row('§2.1 a path in a forwarded host is ignored', HANDSHAKE, {
    cookies: clientAlone,
    headers: { 'x-forwarded-host': 'a.example/zz?' },
    path: '/x?y',
  }),
  row('§2.1 the protocol of CloudFront is ignored', HANDSHAKE, {
    cookies: clientAlone,
    headers: { 'cloudfront-forwarded-proto': 'https' },
  }),
  row('§2.1 a standard port is omitted', HANDSHAKE, {
    cookies: clientAlone,
    headers: { 'x-forwarded-host': 'app.example.com:443', 'x-forwarded-proto': 'https' },
  }),

  row('§3.7 the session is sent along', 'handshake: session-token-but-no-client-uat', {
    cookies: { session: 'good', clientUat: 'zero' },
  }),
  row('§3.7 the session of the header is sent along', 'handshake: session-token-nbf', { authorization: 'notYet' }),
  row('§3.7 the dev browser is sent along in development', HANDSHAKE, { ...development, cookies: clientAlone }),
  row('§3.7 the dev browser of the query is sent along', 'handshake: dev-browser-sync', {
    ...development,
    path: '/?__clerk_db_jwt=dvb_2',
  }),
  row('§3.7 the organization is sent along with any handshake', HANDSHAKE, {
    options: { organizationSyncOptions: { organizationPatterns: ['/orgs/:slug'] } },
    cookies: clientAlone,
    path: '/orgs/acme',
  }),
  row('§3.7 the personal account is sent along as an empty id', HANDSHAKE, {
    options: { organizationSyncOptions: { personalAccountPatterns: ['/me'] } },
    cookies: clientAlone,
    path: '/me',
  }),

  row('§3.7 a proxy is used instead', HANDSHAKE, {
    options: { proxyUrl: 'https://app.example.com/__clerk' },
    cookies: clientAlone,
  }),
  row('§3.7 slashes after the URL of a proxy are dropped', HANDSHAKE, {
    options: { proxyUrl: 'https://app.example.com/__clerk//' },
    cookies: clientAlone,
  }),
  row('§1.7 a relative proxy is on the origin of the request', HANDSHAKE, {
    options: { proxyUrl: '/__clerk' },
    cookies: clientAlone,
    headers: { 'x-forwarded-host': 'app.example.com', 'x-forwarded-proto': 'https' },
  }),
  row('§1.4 a proxy is not checked', HANDSHAKE, { options: { proxyUrl: 'odd' }, cookies: clientAlone }),
  row('§1.2 a proxy may be computed from the request', HANDSHAKE, {
    options: { proxyUrl: computed('ownProxy') },
    cookies: clientAlone,
  }),
  row('§1.7 a satellite in production goes to the Frontend API of its domain', 'handshake: satellite-needs-syncing', {
    options: { ...satellite, satelliteAutoSync: true },
  }),
  row('§1.2 the domain may be computed from the request', 'handshake: satellite-needs-syncing', {
    options: { ...satellite, domain: computed('hostDomain'), satelliteAutoSync: true },
  }),
  row('§1.2 whether an app is a satellite may be computed from the request', 'handshake: satellite-needs-syncing', {
    options: { ...satellite, isSatellite: computed('onSatellitePath'), satelliteAutoSync: true },
    path: '/satellite/x',
  }),
  row('§1.2 an option that throws causes an error', '(RangeError)', { options: { proxyUrl: computed('throwing') } }),
  row('§1.4.2 a satellite needs a domain or a proxy', '(Error)', {
    options: { isSatellite: true, signInUrl: 'https://primary.example/' },
  }),
  row('§1.4.3 a satellite in development needs an absolute sign-in page', '(Error)', {
    options: { ...satellite, secretKey: WARM_SECRET_KEY, signInUrl: '/sign-in' },
  }),
  row('§1.4.3 the key of a custom client does not mean development', 'session-token-and-uat-missing', {
    options: { ...satellite, signInUrl: '/sign-in' },
  }),
  row('§1.4.5 the sign-in page of a satellite is elsewhere', 'configuration-unusable-for-request', {
    options: satellite,
    headers: { origin: 'https://primary.example' },
    reference: '(Error)',
  }),
  row('§6.4 existing headers are kept', HANDSHAKE, {
    cookies: clientAlone,
    setup: {
      earlierHeaders: [
        ['cache-control', 'private'],
        ['set-cookie', 'theme=dark'],
      ],
    },
  }),
  row('§6.5 requireAuth redirects to the handshake first', HANDSHAKE, { kind: 'requireAuth', cookies: clientAlone }),
  row('§2.1 the URL to return to contains the mount path', HANDSHAKE, {
    setup: { mount: '/api' },
    cookies: clientAlone,
    path: '/api/x?y',
  }),
  row('§6.4 a session adds no headers', '(signed in)', {
    cookies: signedIn(),
    setup: { earlierHeaders: [['cache-control', 'private']] },
  }),
];
