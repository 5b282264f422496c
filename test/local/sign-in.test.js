'use strict';

const assert = require('node:assert/strict');
const { startClerkLocal } = require('../../local/npm');
const { setupClerkLocal } = require('../../local/npm/jest');
const { launcherEnvironment } = require('../support/launcher');

/** A page at a URL, which records the cookies that are added to its browser context. */
const playwright = (url) => {
  const added = [];
  return { added, url: () => url, context: () => ({ addCookies: async (cookies) => void added.push(...cookies) }) };
};
const puppeteer = (url) => {
  const added = [];
  return {
    added,
    url: () => url,
    browserContext: () => ({ setCookie: async (...cookies) => void added.push(...cookies) }),
  };
};

describe('signIn() of clerk-local', function () {
  this.timeout(60_000);
  let clerk;

  before(async () => {
    process.env.CLERK_LOCAL_PROGRAM = launcherEnvironment().CLERK_LOCAL_PROGRAM;
    clerk = await startClerkLocal();
  });
  after(async () => {
    await clerk?.stop();
    delete process.env.CLERK_LOCAL_PROGRAM;
  });

  const domains = ({ added }) => [...new Set(added.map(({ domain }) => domain))];
  const claimsIn = ({ added }) => {
    const { value } = added.find(({ name }) => name === '__session');
    return JSON.parse(Buffer.from(value.split('.')[1], 'base64url'));
  };

  for (const [name, pageAt] of Object.entries({ Playwright: playwright, Puppeteer: puppeteer })) {
    it(`adds the cookies of a new browser to the context of a page of ${name}`, async () => {
      const [one, other] = [pageAt('http://localhost:3000/account'), pageAt('http://localhost:3000/')];
      await clerk.signIn(one, { emailAddress: 'jonas.lindqvist@example.com' });
      await clerk.signIn(other, { emailAddress: 'jonas.lindqvist@example.com' });
      assert.deepEqual(domains(one), ['localhost']);
      assert.equal(claimsIn(one).azp, 'http://localhost:3000');
      assert.equal(claimsIn(one).sub, claimsIn(other).sub);
      assert.notEqual(claimsIn(one).sid, claimsIn(other).sid);
    });
  }

  it('takes the app from the call, the page or the options, and else signs in at both names of this machine', async () => {
    const named = playwright('http://localhost:3000');
    await clerk.signIn(named, { appUrl: 'http://app.localhost:8080' });
    assert.deepEqual([domains(named), claimsIn(named).azp], [['app.localhost'], 'http://app.localhost:8080']);
    const blank = playwright('about:blank');
    await clerk.signIn(blank);
    assert.deepEqual(domains(blank), ['localhost', '127.0.0.1']);
  });

  it('rejects other pages and unknown users, and adds nothing then', async () => {
    for (const page of [undefined, {}, { url: () => 'about:blank', setCookie() {} }]) {
      await assert.rejects(clerk.signIn(page), { code: 'page-unsupported', message: /expects a Page of Playwright/ });
    }
    const page = playwright('about:blank');
    await assert.rejects(clerk.signIn(page, { userId: 'user_none' }), { code: 'request-failed' });
    assert.deepEqual(page.added, []);
  });
});

describe('setupClerkLocal() of clerk-local/jest', () => {
  afterEach(() => ['beforeAll', 'afterAll'].forEach((name) => delete globalThis[name]));

  it('requires the global functions of Jest', () => {
    assert.throws(() => setupClerkLocal(), { code: 'runner-missing', message: /there is no beforeAll\(\)/ });
  });

  it('says when its result is used too early', () => {
    Object.assign(globalThis, { beforeAll() {}, afterAll() {} });
    const clerk = setupClerkLocal({ reset: false });
    assert.throws(() => clerk.url, { code: 'not-started', message: /use "url" in a test or a hook/ });
  });
});
