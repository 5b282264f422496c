'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { startNode } = require('../support/launcher');
const { serve } = require('../support/server');

const register = path.join(__dirname, '..', '..', 'local', 'npm', 'register.js');

describe('clerk-local/register', function () {
  this.timeout(60_000);
  let api;

  before(async () => {
    api = await serve(async (req, res) => {
      let body = '';
      for await (const chunk of req) {
        body += chunk;
      }
      res.setHeader('content-type', 'application/json');
      res.end(JSON.stringify([req.method, req.url, req.headers.authorization, body]));
    });
  });

  /** Runs an ES module with the hook, and parses what it prints. */
  async function run(source, { CLERK_API_URL = api.origin, how = '--import' } = {}) {
    const url = how === '--import' ? pathToFileURL(register).href : register;
    const { code, stdout, stderr } = await startNode([how, url, '--input-type=module', '-e', source], {
      env: { CLERK_API_URL },
    }).ended;
    return { code, stderr, printed: code === 0 ? JSON.parse(stdout) : stdout };
  }

  const post = `{ method: 'POST', headers: { authorization: 'Bearer key' }, body: 'text' }`;
  const print = '.then((response) => response.json()).then((value) => console.log(JSON.stringify(value)))';

  for (const how of ['--import', '--require']) {
    it(`leads fetch to CLERK_API_URL, in whatever form it is called (${how})`, async () => {
      for (const call of [
        `fetch('https://api.clerk.com/v1/users?a=b', ${post})`,
        `fetch(new URL('https://api.clerk.com/v1/users?a=b'), ${post})`,
        `fetch(new Request('https://api.clerk.com/v1/users?a=b', ${post}))`,
      ]) {
        const { printed, stderr } = await run(`await ${call}${print}`, { how });
        assert.deepEqual(printed, ['POST', '/v1/users?a=b', 'Bearer key', 'text'], `${call}: ${stderr}`);
      }
    });
  }

  it('leads the client of @clerk/backend that has no URL there', async () => {
    const source = `
      import { createClerkClient } from '@clerk/backend';
      const client = createClerkClient({ secretKey: 'sk_test_1' });
      console.log(JSON.stringify(await client.users.getCount({ query: 'ada' })));`;
    const { printed } = await run(source);
    const [method, url, authorization] = printed;
    assert.deepEqual([method, authorization], ['GET', 'Bearer sk_test_1']);
    assert.match(url, /^\/v1\/users\/count\?query=ada/);
  });

  it('leaves other requests as they are', async () => {
    const { printed } = await run(`await fetch('${api.origin}/other', ${post})${print}`);
    assert.deepEqual(printed, ['POST', '/other', 'Bearer key', 'text']);
    const source = `await fetch('/relative').catch((error) => console.log(JSON.stringify(error.name)))`;
    assert.equal((await run(source)).printed, 'TypeError');
  });

  it('refuses a URL on another machine, and sends nothing to Clerk while there is no URL', async () => {
    for (const CLERK_API_URL of ['https://api.clerk.com', 'http://example.com', 'http://127.0.0.1.example.com', 'x']) {
      const { code, stderr } = await run('', { CLERK_API_URL });
      assert.equal(code, 1);
      assert.ok(
        stderr.includes(`only to this machine, and CLERK_API_URL is ${JSON.stringify(CLERK_API_URL)}.`),
        stderr,
      );
    }
    const source = `await fetch('https://api.clerk.com/v1/users').catch(({ code }) => console.log(JSON.stringify(code)))`;
    assert.equal((await run(source, { CLERK_API_URL: '' })).printed, 'api-url-missing');
  });
});
