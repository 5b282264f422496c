// Asks Clerk's own SDK which organization a path names, for many patterns and paths, and writes the answers to
// `organization-patterns.json` next to this file.
//
//     node test/vectors/organization-patterns.generate.mjs
//
// The parameters come from the SDK's own path-to-regexp. Every answer is checked against the redirect that the SDK as a
// whole makes for that path, with the pattern in either option. A path that is not listed with a pattern does not match.

/* eslint no-empty-character-class: off, no-useless-escape: off -- odd patterns are what is asked about */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { createClerkClient } = require('@clerk/express');
const { match } = require('@clerk/shared/pathToRegexp');

const PATHS = [
  '/', '//', '/a', '/a/', '/a//', '/A', '/b', '/ab', '/a/b', '/a/b/', '/a/b/c', '/a/a/a', '/a//b', '/-', '/a-b', '/a-b-c',
  '/a.b', '/a.b.c', '/.a', '/a_b', '/@acme', '/@acme@b', '/acme-/x', '/orgs', '/orgs/', '/orgs/acme', '/orgs/acme/',
  '/ORGS/Acme', '/orgs/acme/members', '/orgs/acme/members/1', '/orgs/org_1/x', '/orgs/org_2abcDEF', '/orgs/f%20oo',
  '/orgs/%2F', '/orgs/a%2Fb/c', '/orgs/%C3%A9', '/orgs/%F0%9F%98%80', '/orgs/a+b', '/orgs/a:b', '/orgs/$a', '/orgs/(a)',
  '/orgs/a,b', '/orgs/1', '/orgs/12', '/orgs/12/34', '/orgs/1-2', '/orgs/a/orgs/b', '/user', '/user/settings', '/me',
  '/orgs/acme;v=1', '/orgs/acme=b', '/s', '/k', '/1', '/12', '/%7Ba%7D', '/[a]', '/a|b', '/a*', '/a!', '/:slug', '/undefined',
  '/aaaa', '/abab', '/orgs//', '/orgs/acme//members', '/x/orgs/acme/y', '/o-b/c', '/a%5Cb', '/nul%00', '/%F0%9F%98%80', '/%EF%BF%BD',
];

const PATTERNS = [
  // Texts, case, and what may come at the end
  '/', '/a', '/a/', '/A', 'a', '', ' ', '/orgs', '/a.b', '/a-b', '/a_b', '/é', '/%C3%A9', '/😀', '/a//b',
  '/orgs/f%20oo', '/ſ', '/K', '/ı', '/kır/:slug', '/{:slug-}?:id(b)',
  '/a|b', '/$a', '/^a', '/a!', '/=', '/[a]', '/]', '#', '/a#', '/orgs/a,b', '/a\nb', '/\u0000',
  // Named parameters
  '/:slug', '/:id', ':slug', ':id', '/:a', '/orgs/:slug', '/orgs/:id', '/orgs/:slug/', '/orgs/:slug/members',
  '/orgs/:slug/members/:id',
  '/:slug/:id', '/:id/:slug', '/:a/:slug', '/:a/:b/:id', '/:SLUG', '/:slug1', '/:id_', '/:1', '/:_', '/:slug:',
  '/:slugé', '/:slug/:slug',
  '/:id/:id', '/x:slug', '/@:slug', '@:slug', '/@:slug@:id', '/:slug-:id', '/:slug.:id', '/a.:slug', '.:slug',
  '/:a-:b-:slug', '/orgs/org_:id',
  '/:slug-', '/:slug.', '/:slug/x', '/-:slug', '/:id,:slug', '/:slug;v=:a', '/:slug=b', '/ :slug', '/é:slug',
  '/:slug😀', '/#:slug', '/a#:slug',
  // Modifiers
  '/:slug?', '/:slug*', '/:slug+', '/:id?', '/:id*', '/:id+', '/a/:id?', '/a/:id*', '/a/:id+', '/orgs/:slug?/members',
  '/orgs/:slug*/members',
  '/orgs/:slug+/members', '/:slug?/:id?', '/:slug+/:id', '/:id/:slug+', '/:id*/:slug', '/:slug?-:id', '/a.:slug?',
  '/a.:slug+', '.:slug*',
  '/:slug(a|b)+', '/:slug(\\d+)?', '/orgs/:id(\\d+)*', '/(a)?', '/(a)*', '/(a)+', '/(.*)?', '/:slug(.*)+',
  '/:slug(.*)*', '/:slug([^/]*)*',
  '/:id([^/]*)?', '/@:slug?', '@:slug?',
  // Parameters with regular expressions, and without names
  '/(.*)', '(.*)', '/a(.*)', '/orgs/:slug(.*)', '/orgs/:slug/(.*)', '/orgs/:id/(.*)', '/(.*)/:slug',
  '/:slug(.*)/:id(.*)', '/:slug/:id(.*)', '/:id(.*)/:slug',
  '/(\\d+)', '/:slug(\\d+)', '/:id(\\d+)', '/:id(org_\\w+)', '/:slug(a|b)', '/:slug(acme|me)/(.*)', '/:slug([a-z]+)',
  '/:slug([A-Z]+)', '/:slug([^/]+)',
  '/:slug(\\w{2,3})', '/:slug(\\w+?)', '/:slug(a+)(.*)', '/:slug(?=a)', '/:slug((?:a|b)+)', '/:slug((?=a)\\w+)',
  '/:slug((?!a)\\w+)', '/:slug(\\w+(?<=b))',
  '/:slug(\\w(?<!a))', '/:slug((?<x>a)b)', '/:slug((?<x>a)b)/:id', '/:slug((?<x>z)?\\w)', '/:slug((?<x>z)?\\w)/:id?',
  '/:a((?<inner>a)?b?)/:slug?',
  '/:slug((?<x>a)\\k<x>*)', '/(a)(b)', '/:slug(a)(b)', '/:slug(a):id(b)', '/:slug(a)-:id(b)', '(a)', '(/a)', '(/)(a)',
  '/:slug(a\\)b)', '/:slug(\\(a\\))', '/(\\\\)',
  '/:slug([\\]a]+)', '/:slug([)])', '/:slug([a)])', '/:slug(.)', '/:slug(\\S+)', '/:slug(\\D+)', '/:slug(\\W+)',
  '/:slug(\\x61)', '/:slug(\\u0061+)', '/:slug(\\u{61})',
  '/:slug(\\141)', '/:slug(\\0?a)', '/:slug(\\cA?a)', '/:slug(\\c?a)', '/:slug(\\-\\w)', '/:slug(a{1)',
  '/:slug(a{,2})', '/:slug(a{2,})', '/:slug(a{0})', '/:slug(a{1}b)',
  '/:slug(\\p{L}?a)', '/:slug(\\k?a)', '/:slug(\\8?a)', '/:slug(])', '/:slug(})', '/:slug(a|)', '/:slug(|a)',
  '/:slug(^a)', '/:slug(a$)', '/:slug(\\ba\\b)', '/:slug(a\\B.)',
  '/:slug(😀*a)', '/:slug([😀]?a)', '/:slug(ſ)', '/:slug([ſ])', '/:slug(K)', '/:slug([^ſ])', '/:slug(\\u00e9|a)',
  '/:slug([^])', '/:slug([])', '/:slug([a-])', '/:slug([\\w-]+)',
  '/:slug([\\w-z]+)', '/:slug([-a]+)', '/:slug(.{3})', '/:slug((?:(?:a)*)*)', '/:slug((?:a?){3})',
  '/:slug((?:a|ab)(?:c|bcd)?)', '/:slug(a*?)', '/:slug(\\1a)', '/:a(\\w)\\-:slug(\\1)',
  '/:slug([\\b]?a)', '/:slug([\\d-x]+)', '/:slug(\\/a)', '/:slug((?=(?:a))\\w)', '/:slug((?:\\w(?=-)|-)+)-:id',
  '/:slug([\\s\\S]*)', '/:slug([^\\s]*)', '/:slug(.*?)/:id(.*?)',
  // Groups
  '{/a}', '{/a}?', '{/a}*', '{/a}+', '/a{/b}?', '/a{/b}?/c', '{/:slug}', '{/:slug}?', '{/:slug}+', '{/:slug}*',
  '/orgs{/:slug}?/members', '/{:slug}', '/{:slug}?',
  '/{a:slug}', '/{a:slug}?', '/{:slug-}?:id', '/{:slug-}+:id', '/{-:slug}', '/a{-:slug}?', '/a{-:slug}*',
  '/a{-:slug}+', '/a{-:slug-}+', '/a{.:slug}?', '{/:slug(a|b)}+', '{/(a)}+',
  '/{:slug.}?:id', '{}', '{}?', '/{}a', '{/a{', '/{(a)}', '/{(a)}?', '/{x(a)y}', '/a{b}c', '/{a}{b}', '{:slug}',
  '{:slug}?', '{/a/:slug/b}?', '{/a/:id/}+', '/{[:slug]}', '/{.:slug(.*)}',
  '{/:id}?{/:slug}?', '{/:a}?{/:slug}+', '/:slug{/:id}*', '/:id{@:slug}?', '{/:slug,}+', '{/@:slug@b}', '{😀}?/a',
  '{/é}?/a', '{\\{a\\}}?/a', '/{a}?b?',
  // Escapes
  '/\\:slug', '/\\:slug/:id', '\\/:slug', '/a\\?', '/a\\*', '/a\\+', '/\\{a\\}', '/\\(a\\)', '/orgs/\\(:slug\\)',
  '/\\a', '/a\\', '/:slug\\', '/\\\\', '/\\-:slug', '/:slug\\-:id',
  '/:slug\\.:id', '/:slug\\(a\\)', '/\\😀', '/:a\\/:slug', '{\\-:slug}', '/a{\\-:slug}?', '/\\@:slug', '/a\\b',
  // What is wrong
  '/:', '/:/a', '/::a', '/:é', '/:-', '/a:', ':', '/()', '/(', '/)', '/(a', '/((a))', '/(a(b))', '/(?:a)', '/(?=a)',
  '/:slug(', '/:slug()', '/:slug(?:a)', '/:slug((a))', '/(a\\', '/{', '/}', '/{a', '/a}',
  '/{:slug', '/{{a}}', '/{a{b}}', '?', '*', '+', '/a?', '/a*', '/a+', '/*', '/:slug**', '/:slug?+', '/:slug:id',
  '/:slug{:id}', '{a}:slug', '/(a):slug', '/:slug(a):id', '{:slug:id}', '{(a)(b)}', '{:slug(a)(b)}',
  ':slug+', ':slug*', '(a)+', '(a)*', '/@:slug+', '{:slug}+', '{(a)}*', '/:slug([)', '/:slug(*)', '/:slug(+)',
  '/:slug(a**)', '/:slug([b-a])', '/:slug(a{2,1})', '/:slug((?<a)', '/:slug((?<x>a)(?<x>b))', '/:slug((?<x>a)\\k<y>)',
  '/:slug((?))', '/:slug((?a))', '/:slug(\\)', '/:slug([)])(', '/:slug((?<=a)*)', '/:slug((?<1>a))', '/:slug(a{1}{2})',
  '/:slug(^*)', '{/a\\', '/:slug((?:a)',
  // Lists
  [], [''], ['/a'], ['/a', '/b'], ['/:slug', '/:id'], ['/:id', '/:slug'], ['/orgs/:slug', '/orgs/:slug/(.*)'],
  ['/orgs/:id', '/orgs/:id/(.*)'], ['/app/:any/orgs/:slug', '/:any/orgs/:slug/(.*)'],
  ['/user', '/user/(.*)'], ['/orgs/:id(\\d+)', '/orgs/:slug'], ['/:slug(\\d+)', '/orgs/:slug+'],
  ['/a/:id+', '/:slug*'], ['', '/:slug'], ['/(.*)', '/:slug'], ['/:a', '/:slug/:id?'], [':slug', '/:id'],
  ['/a{-:slug}?', '/orgs/:id?/members'], ['/a', '/('], ['/a', ':slug+'], ['/a([)', '(a[(?:]b))'],
  ['/:slug((?<x>a)b)', '/:id'], ['/:slug((?<x>z)?a)', '/:id'], ['/(a)\\1', '/:slug'], ['/:slug(\\w)\\1', '/:id'],
  ['/a|b', '/c'],
  [/\/orgs\/(?<slug>[^/]+)/], [/^\/ORGS\/(?<slug>[^/]+)/], [/^\/ORGS\/(?<id>[^/]+)/u, '/:slug'],
  ['/:slug', /\/orgs\/(?<id>\w+)/], [/(a)/, '/:slug'], ['/:id(\\d)', /(?<slug>a)/g], [/\((?<slug>a)/, '/:slug'],
  [/(?<=o)rgs/, '/:slug'],
  [/(?<slug>a)\1/, /(b)\2/], [/^\/(?<slug>a)$/y, /B/], [/^.$/s, /\/(?<slug>\p{L}+)/u], [/a|b/, '/:id/:slug'],
  [new RegExp('^/(?<slug>\\p{L}|a)', 'v')], [new RegExp('')],
  // Regular expressions. The flag `v` is not supported.
  /a/, /^\/a$/, /A/, /A/i, new RegExp(''), /orgs/, /^\/orgs\/([^/]+)/, /^\/orgs\/(?<slug>[^/]+)/,
  /^\/orgs\/(?<id>[^/]+)\/?$/, /^\/(?<slug>[^/]+)\/(?<id>[^/]+)/, /^\/orgs\/(?<slug>[^/]+)(?:\/(?<id>\d+))?/,
  /(?<ID>a)/, /(?<slug>[a-z]*)$/, /(?<id>z)?(?<slug>\w+)/, /(?<id>z*)(?<slug>\/)/, /(a)|(?<slug>b)/, /(?:a)(?<slug>-)/,
  /(?=.*b)\/(?<slug>\w)/, /(?!\/a)\/(?<slug>\w+)/, /(?<=\/)(?<slug>b)/, /(?<!\/)(?<slug>b)/, /(?<slug>b)(?<=a.)/,
  /(?<=a>?.)(?<id>b)/, /(?<=(?<slug>a))-/, /\((?<slug>a)\)/, /\/(?<slug>\(a)\)/, /[(](?<slug>a)[)]/,
  /(?<slug>a)[(]?(?<id>b)?/, /[(]?(?<slug>a)/, /\(?(?<id>a)(?<slug>b)?/, /(?<slug>.)\k<slug>/, /(.)\1/,
  /(?<a>\/)(?<slug>.)\2/, /\/(?<slug>a(?<id>b)?)/,
  /\/(?<slug>(?<id>a)|b)/, /((?<slug>a)(?<id>b))/, /(?<slug>a)+/, /(?:(?<slug>a)|(?<id>b))+/, /(?:(a)|(?<slug>b))*$/,
  /^\/(?<slug>ORGS)/i, /^\/(?<slug>ORGS)/iu, /\/(?<slug>ſ)/i, /\/(?<slug>ſ)/iu, /\/(?<slug>[ſ])/iu,
  /\/(?<slug>\u212a)/i, /\/(?<slug>\u212a)/iu,
  /(?<slug>\W)$/iu, /(?<slug>\W)$/i, /(?<slug>[^K])$/iu, /^(?<slug>.)$/m, /^.(?<slug>.)$/s, /\/(?<slug>a)$/m,
  /(?<slug>a)/g, /(?<slug>b)/y, /(?<slug>\/a)/y, /(?<slug>\/)/gy, /(?<slug>a)/d, /(?<slug>a)/dgimsuy,
  /(?<slug>\p{L}+)/u, /(?<slug>\p{Lu}+)/u, /(?<slug>\P{L}+)$/u, /(?<slug>\p{Script=Latin}+)/u,
  /(?<slug>\u{61}+)/u, /(?<slug>\u{61})/, /(?<slug>\u{2}|a)/, /(?<slug>\\u{2}|a)/, /(?<slug>[\u{61}]+)/,
  /\/(?<slug>ı)/i, /(?<slug>[^😀])$/u, /^\/😀*(?<slug>a)/u, /^\/😀*(?<slug>a)/, /^\/(?:😀)?(?<slug>a)/,
  /[\ud83d]?(?<slug>a)/, /(?<slug>a)|😀/u,
  /(?<$>a)(?<slug>-)/, /(?<é>a)(?<slug>-)/, /(?<slug>a{2,3}?)/, /(?<slug>(?:ab){2})/, /(?<slug>a*?)b/,
  /(?<slug>%[0-9A-F]{2})/, /\/(?<slug>[^]*)/, /[]|(?<slug>b)/, /(?<slug>)/, /(?<slug>)(?<id>)/, /^$/, /$(?<slug>)/,
  /\b(?<slug>s)\b/, /(?<slug>\cA|\c|a)/, /(?<slug>a{)|b/, /(?<slug>]|})/,
  /(?<slug>[\d-x]+)/, /(?<slug>\-\w)/, /(?<slug>\_\w)/, /(?<slug>[\cA_a])/, /(?<slug>\07|b)/, /(?<slug>\8|b)/,
  /(?=(?<slug>a))*b/, /(?=a)?\/(?<slug>.)/, /(?:(?=(?<slug>a)))?/,
];

const invalid = [];
const answers = [];
console.error = () => {}; // The SDK tells there of paths that path-to-regexp fails on.
PATHS.forEach((path) => assert.equal(new URL(`http://localhost${path}`).pathname, path));
assert.equal(new Set(PATHS).size, PATHS.length);
for (const pattern of PATTERNS) {
  if (!compiles(pattern)) {
    invalid.push(plain(pattern));
    await assert.rejects(organizationInRedirect('/', { organizationPatterns: fresh(pattern) }));
    continue;
  }
  const matches = [];
  for (const path of PATHS) {
    const answer = answerFor(pattern, path);
    const isMatch = answer !== undefined;
    const target = isMatch ? Object.values(answer).map(String).at(0) ?? null : null;
    assert.equal(await organizationInRedirect(path, { organizationPatterns: fresh(pattern) }), target);
    assert.equal(await organizationInRedirect(path, { personalAccountPatterns: fresh(pattern) }), isMatch ? '' : null);
    if (isMatch) {
      matches.push([path, answer]);
    }
  }
  answers.push([plain(pattern), Object.fromEntries(matches)]);
}
const lines = (values) => values.map((value) => JSON.stringify(value)).join(',\n');
const file = new URL('organization-patterns.json', import.meta.url);
writeFileSync(file, `{"paths": [\n${lines(PATHS)}\n],\n"invalid": [\n${lines(invalid)}\n],\n"answers": [\n${lines(answers)}\n]}\n`);

function compiles(pattern) {
  try {
    match(fresh(pattern));
    return true;
  } catch {
    return false;
  }
}

// Nothing where the path does not match; otherwise the id, or else the slug, if the path names an organization.
function answerFor(pattern, path) {
  if (pattern === '') {
    return undefined; // An empty text counts as no pattern.
  }
  let result;
  try {
    result = match(fresh(pattern))(path);
  } catch {
    return undefined; // It counts as no match when path-to-regexp fails on a path.
  }
  const { id, slug } = result.params ?? {};
  return result ? (id && { id }) || (slug && { slug }) || {} : undefined;
}

// The organization that the SDK asks for when it redirects: empty for the personal account.
async function organizationInRedirect(path, organizationSyncOptions) {
  const publishableKey = `pk_live_${btoa('clerk.example.com$')}`;
  const client = createClerkClient({ publishableKey, secretKey: 'unused', telemetry: { disabled: true } });
  const headers = { 'sec-fetch-dest': 'document', cookie: '__client_uat=1' };
  const state = await client.authenticateRequest(new Request(`http://localhost${path}`, { headers }), { organizationSyncOptions });
  return new URL(state.headers.get('location')).searchParams.get('organization_id');
}

// A regular expression with `g` or `y` remembers where its last match ended.
function fresh(pattern) {
  if (Array.isArray(pattern)) {
    return pattern.map(fresh);
  }
  return pattern instanceof RegExp ? new RegExp(pattern.source, pattern.flags) : pattern;
}

function plain(pattern) {
  if (Array.isArray(pattern)) {
    return pattern.map(plain);
  }
  return pattern instanceof RegExp ? { source: pattern.source, flags: pattern.flags } : pattern;
}
