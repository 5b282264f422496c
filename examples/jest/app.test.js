'use strict';

const { EventEmitter, once } = require('node:events');
const { setupClerkLocal } = require('clerk-local/jest');
const { createApp } = require('./app');

const appUrl = 'http://localhost:3000';
const clerk = setupClerkLocal({ seed: 'seed.json', appUrl });
const signIns = new EventEmitter();
const app = createApp({ appUrl, onSignIn: (userId) => signIns.emit('sign-in', userId) });

let server;

beforeAll(() => {
  server = app.listen(0, '127.0.0.1');
  return once(server, 'listening');
});
afterAll(() => server.close());

const origin = () => `http://127.0.0.1:${server.address().port}`;

/** Sends a request as a user, or signed out. */
async function send(path, who) {
  const headers = who ? { cookie: (await clerk.cookies(who)).header } : {};
  return fetch(`${origin()}${path}`, { headers });
}

test('users are recognized, by cookies and by tokens', async () => {
  const response = await send('/api/me', { emailAddress: 'grace@example.com' });
  expect(await response.json()).toEqual({ userId: 'user_grace', orgRole: 'org:member' });

  const authorization = `Bearer ${await clerk.token({ userId: 'user_ada' })}`;
  const byToken = await fetch(`${origin()}/api/me`, { headers: { authorization } });
  expect(await byToken.json()).toEqual({ userId: 'user_ada', orgRole: 'org:admin' });
});

test('others are rejected', async () => {
  expect((await send('/api/me')).status).toBe(401);
  const authorization = `Bearer ${await clerk.token({ claims: { exp: 1_000_000_000 } })}`;
  expect((await fetch(`${origin()}/api/me`, { headers: { authorization } })).status).toBe(401);
  expect((await send('/api/invoices', { userId: 'user_grace' })).status).toBe(403);
});

test('webhooks are received', async () => {
  await clerk.webhooks.sendTo(`${origin()}/webhooks`, ['session.created']);
  const signIn = once(signIns, 'sign-in');
  await clerk.cookies({ userId: 'user_grace' });
  expect(await signIn).toEqual(['user_grace']);
});
