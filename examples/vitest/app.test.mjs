import { once } from 'node:events';
import { test as base } from 'vitest';
import { withClerk } from 'clerk-local/vitest';
import { createApp } from './app.mjs';

const appUrl = 'http://localhost:3000';

// `clerk` is a clerk-local for this worker. Its variables are set before the first test.
const test = withClerk(base, { seed: 'seed.json', appUrl }).extend({
  send: async ({ clerk }, use) => {
    const server = createApp({ appUrl }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    // Sends a request as a user, or signed out.
    await use(async (path, who) => {
      const headers = who ? { cookie: (await clerk.cookies(who)).header } : {};
      return fetch(`http://127.0.0.1:${server.address().port}${path}`, { headers });
    });
    server.close();
  },
});

test('users see their own profile', async ({ send, expect }) => {
  const response = await send('/api/me', { emailAddress: 'ada@example.com' });
  expect(await response.json()).toEqual({ name: 'Ada Lovelace', email: 'ada@example.com' });
});

test('members with the permission see the invoices', async ({ send, expect }) => {
  const response = await send('/api/invoices', { emailAddress: 'ada@example.com' });
  expect(await response.json()).toEqual({ organization: 'analytical', invoices: [] });
  expect((await send('/api/invoices', { emailAddress: 'grace@example.com' })).status).toBe(403);
});

test('others are rejected', async ({ send, expect }) => {
  expect((await send('/api/me')).status).toBe(401);
  expect((await send('/api/me', { appUrl: 'https://another.example.com' })).status).toBe(401);
});

test('a failure of Clerk is not one of the app', async ({ clerk, send, expect }) => {
  await clerk.fail({ path: '/v1/users/user_ada', status: 422 });
  expect((await send('/api/me')).status).toBe(401);
  expect((await send('/api/me', { userId: 'user_ada' })).status).toBe(502);
});

test('each test starts with the seed', async ({ send, expect }) => {
  expect((await send('/api/me', { userId: 'user_ada' })).status).toBe(200);
});
