'use strict';

/** Steps of the plan about sessions, browsers and tickets. */

const assert = require('node:assert/strict');
const { handshakeNonce, signIn } = require('./browser');
const { listed, made, shows, step, stored } = require('./plan');

const session = (/** @type {string} */ status) =>
  shows('session', 'sessions.getSession', ({ amara }) => ({ status, userId: amara }));

made('session', 'sessions.createSession', ({ amara }) => [{ userId: amara }], session('active'));
listed('session', 'sessions.getSessionList', ({ amara }) => [{ userId: amara }]);
step(
  'sessions.getSession',
  (things) => [things.session.id],
  ({ status }) => assert.equal(status, 'active'),
);
made('token', 'sessions.getToken', (things) => [things.session.id]);
step(
  'sessions.verifySession',
  (things) => [things.session.id, things.token.jwt],
  ({ id }, things) => assert.equal(id, things.session.id),
);
step(
  'sessions.refreshSession',
  async ({ clerk, amara }) => {
    const { sessionId, token, refreshToken } = await signIn(clerk, amara);
    const origin = 'http://127.0.0.1:3000';
    const params = { expired_token: token, refresh_token: refreshToken, request_origin: origin };
    return [sessionId, { format: 'token', ...params }];
  },
  ({ jwt }) => assert.equal(jwt.split('.').length, 3),
);
step(
  'sessions.refreshSession',
  ({ session: { id }, token }) => [
    id,
    { format: 'token', expired_token: token.jwt, refresh_token: 'wrong', request_origin: 'http://127.0.0.1:3000' },
  ],
  undefined,
  { refused: 401 },
);
step(
  'clients.getClientList',
  () => [],
  ({ data }, things) => assert.ok(data.some((/** @type {any} */ { id }) => id === things.session.clientId)),
);
step(
  'clients.getClient',
  (things) => [things.session.clientId],
  ({ sessionIds }, things) => assert.deepEqual(sessionIds, [things.session.id]),
);
step(
  'clients.verifyClient',
  ({ token }) => [token.jwt],
  ({ id }, things) => assert.equal(id, things.session.clientId),
);
step(
  'clients.getHandshakePayload',
  async ({ clerk }) => [{ nonce: await handshakeNonce(clerk) }],
  ({ directives }) => assert.ok(directives.some((/** @type {string} */ line) => line.startsWith('__client_uat'))),
);
step('clients.getHandshakePayload', () => [{ nonce: 'unknown' }], undefined, { refused: 404 });
step(
  'sessions.revokeSession',
  (things) => [things.session.id],
  ({ status }) => assert.equal(status, 'revoked'),
  { read: session('revoked') },
);

/**
 * No method shows tickets.
 *
 * @param {string} status
 * @param {(things: import('./plan').Things) => string} idOf
 */
const ticket = (status, idOf) =>
  stored(({ sign_in_tokens: tickets }, things) => {
    const found = tickets.find((/** @type {any} */ { id }) => id === idOf(things));
    assert.equal(found?.status ?? 'pending', status);
  });
const signInToken = (/** @type {string} */ status) => ticket(status, (things) => things.signInToken.id);
made('signInToken', 'signInTokens.createSignInToken', ({ jonas }) => [{ userId: jonas }], signInToken('pending'));
step(
  'signInTokens.revokeSignInToken',
  (things) => [things.signInToken.id],
  ({ status }) => assert.equal(status, 'revoked'),
  { read: signInToken('revoked') },
);
const actorToken = (/** @type {string} */ status) => ticket(status, (things) => things.actorToken.id);
made(
  'actorToken',
  'actorTokens.create',
  ({ amara, jonas }) => [{ userId: amara, actor: { sub: jonas } }],
  actorToken('pending'),
);
step(
  'actorTokens.revoke',
  (things) => [things.actorToken.id],
  ({ status }) => assert.equal(status, 'revoked'),
  { read: actorToken('revoked') },
);
const agentTask = (/** @type {string} */ status) => ticket(status, (things) => things.agentTask.agentTaskId);
made(
  'agentTask',
  'agentTasks.create',
  ({ amara }) => [
    {
      onBehalfOf: { userId: amara },
      permissions: '*',
      agentName: 'Baker',
      taskDescription: 'Bake bread',
      redirectUrl: 'http://127.0.0.1:3000/oven',
    },
  ],
  agentTask('pending'),
);
step('agentTasks.revoke', (things) => [things.agentTask.agentTaskId], undefined, { read: agentTask('revoked') });
step(
  'testingTokens.createTestingToken',
  () => [],
  ({ token }) => assert.equal(typeof token, 'string'),
);
