import http from 'node:http';
import { once } from 'node:events';
import { test as base } from '@playwright/test';
import { withClerk } from 'clerk-local/playwright';
import { createApp } from './app.mjs';

export { expect } from '@playwright/test';

/** Each worker has a Clerk and an app of its own, so that tests run in parallel. */
export const test = withClerk(base, { seed: 'seed.json' }).extend({
  app: [
    // Depends on `clerk`, which sets the variables of the app.
    async ({ clerk }, use) => {
      const server = http.createServer().listen(0, 'localhost');
      await once(server, 'listening');
      const appUrl = `http://localhost:${server.address().port}`;
      server.on('request', createApp({ appUrl }));
      await use(appUrl);
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ app }, use) => use(app),
  /** Signs a user in to the app, in the browser context of a page. */
  signIn: ({ app, clerk }, use) => use((page, who) => clerk.signIn(page, { ...who, appUrl: app })),
});
