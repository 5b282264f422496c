'use strict';

/** Organizations that the path asks for (authentication.md §3.9). */

const { row, signedIn } = require('./row');

const MISMATCH = 'handshake: active-organization-mismatch';
const SIGNED_IN = '(signed in)';
const sync = (organizationSyncOptions) => ({ options: { organizationSyncOptions } });
const bySlug = sync({
  organizationPatterns: ['/orgs/:slug', '/orgs/:slug/(.*)'],
  personalAccountPatterns: ['/me', '/me/(.*)'],
});
const byId = sync({ organizationPatterns: ['/organizations/:id'] });
const active = { cookies: signedIn('organization') };
const personal = { cookies: signedIn('good') };

module.exports = [
  row('§3.9 the slug of the active organization', SIGNED_IN, { ...bySlug, ...active, path: '/orgs/acme' }),
  row('§3.9 the slug of another organization', MISMATCH, { ...bySlug, ...active, path: '/orgs/other' }),
  row('§3.9 a slug without an active organization', MISMATCH, { ...bySlug, ...personal, path: '/orgs/acme' }),
  row('§3.9 a path below the pattern', MISMATCH, { ...bySlug, ...active, path: '/orgs/other/settings/x' }),
  row('§3.9 the id of the active organization', SIGNED_IN, { ...byId, ...active, path: '/organizations/org_1' }),
  row('§3.9 the id of another organization', MISMATCH, { ...byId, ...active, path: '/organizations/org_2' }),
  row('§3.9 the personal account with an active organization', MISMATCH, { ...bySlug, ...active, path: '/me' }),
  row('§3.9 the personal account without an active organization', SIGNED_IN, { ...bySlug, ...personal, path: '/me/x' }),
  row('§3.9 a path that matches no pattern', SIGNED_IN, { ...bySlug, ...active, path: '/about' }),
  row('§3.9 patterns are case-insensitive', SIGNED_IN, { ...bySlug, ...active, path: '/ORGS/acme' }),
  row('§3.9 slugs are case-sensitive', MISMATCH, { ...bySlug, ...active, path: '/orgs/ACME' }),
  row('§3.9 a trailing slash', SIGNED_IN, { ...bySlug, ...active, path: '/orgs/acme/' }),
  row('§3.9 a slug stays encoded', MISMATCH, { ...bySlug, ...active, path: '/orgs/f%20oo' }),
  row('§3.9 a pattern as a string', MISMATCH, {
    ...sync({ organizationPatterns: '/orgs/:slug' }),
    ...active,
    path: '/orgs/other',
  }),
  row('§3.9 a pattern with an optional part', SIGNED_IN, {
    ...sync({ organizationPatterns: '/orgs/:slug?' }),
    ...active,
    path: '/orgs',
  }),
  row('§3.9 a part that repeats is never the active organization', MISMATCH, {
    ...sync({ organizationPatterns: '/orgs/:slug+' }),
    ...active,
    path: '/orgs/acme',
  }),
  row('§3.9 a part of a certain form', MISMATCH, {
    ...sync({ organizationPatterns: '/:id(org_\\d+)' }),
    ...active,
    path: '/org_2',
  }),
  row('§3.9 a regular expression with a name', MISMATCH, {
    ...sync({ organizationPatterns: /^\/r\/(?<slug>[^/]+)$/ }),
    ...active,
    path: '/r/other',
  }),
  row('§3.9 a regular expression without a name', SIGNED_IN, {
    ...sync({ organizationPatterns: /^\/r\/([^/]+)$/ }),
    ...active,
    path: '/r/other',
  }),
  row('§3.9 patterns of both kinds', MISMATCH, {
    ...sync({ organizationPatterns: ['/orgs/:slug', /^\/r\/(?<slug>[^/]+)$/] }),
    ...active,
    path: '/r/other',
  }),
  row('§3.9 id takes precedence over slug', MISMATCH, {
    ...sync({ organizationPatterns: '/:id/:slug' }),
    ...active,
    path: '/org_2/acme',
  }),
  row('§3.9 a pattern of organizations without id or slug', MISMATCH, {
    ...sync({ organizationPatterns: '/orgs/:team', personalAccountPatterns: '/orgs/(.*)' }),
    ...active,
    path: '/orgs/acme',
  }),
  row('§3.9 a pattern that does not compile', '(Error)', {
    ...sync({ organizationPatterns: ['/orgs/:slug('] }),
    ...active,
  }),
  row('§3.9 no patterns', SIGNED_IN, { ...sync({}), ...active }),
  row('§3.9 a script is not redirected', SIGNED_IN, {
    ...bySlug,
    ...active,
    path: '/orgs/other',
    headers: { 'sec-fetch-dest': 'empty' },
  }),
  row('§3.9 after three redirects the session stays', SIGNED_IN, {
    ...bySlug,
    cookies: signedIn('organization', { __clerk_redirect_count: '3' }),
    path: '/orgs/other',
  }),
  row('§3.9 a pending session is left alone', SIGNED_IN, {
    ...bySlug,
    cookies: signedIn('pendingOrganization'),
    path: '/orgs/other',
  }),
  row('§3.9 a token in the header is left alone', SIGNED_IN, {
    ...bySlug,
    authorization: 'organization',
    path: '/orgs/other',
  }),
  row('§3.9 the mount path is part of the path', MISMATCH, {
    ...bySlug,
    ...active,
    setup: { mount: '/orgs' },
    path: '/orgs/other',
  }),
];
