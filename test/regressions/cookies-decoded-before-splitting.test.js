'use strict';

// @clerk/backend before the fix of clerk/javascript pull request 9466: the whole Cookie header was percent-decoded and
// then split, so that an encoded `;` or `=` in any cookie's value created new cookies. With one harmless cookie, an
// attacker could plant a session. A malformed escape in any cookie threw an exception and caused an error response.
//
// The rule: the header is split first; then each value is decoded separately, or kept as is if it cannot be decoded.

const { startApp } = require('../support/app');
const { send } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, instances, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { sessionToken } = require('../support/tokens');

const { suffix } = instances.production;
const planted = sessionToken({ sub: 'user_attacker' });

overEachExpress('A cookie within a cookie', (express) => {
  let app;

  before(async () => {
    app = await startApp(implementations.ours, express, optionsFor(await startKeyEndpoint()));
  });

  const ask = (cookie) => send(app.origin, { headers: { cookie } });

  const harmless = {
    'encoded once': `theme=${encodeURIComponent(`dark; __session=${planted}; __client_uat=1`)}`,
    'encoded in lower case': `theme=dark%3b __session%3d${planted}%3b __client_uat%3d1`,
    'with only the semicolons encoded': `theme=dark%3B__session=${planted}%3B__client_uat=1`,
    'encoded twice': `theme=${encodeURIComponent(encodeURIComponent(`dark; __session=${planted}; __client_uat=1`))}`,
    'with the name and its equals sign encoded': `__session%3D${planted}=x; __client_uat%3D1=x`,
    'under the suffixed name': `theme=${encodeURIComponent(`dark; __session_${suffix}=${planted}; __client_uat_${suffix}=1`)}`,
    'with encoded line ends': `theme=dark%0D%0ACookie:%20__session=${planted}%3B%20__client_uat=1`,
    'in quotes': `theme="dark%3B __session=${planted}%3B __client_uat=1"`,
  };
  for (const [title, cookie] of Object.entries(harmless)) {
    it(`${title} is ignored`, async () => {
      assertSignedOut(await ask(cookie), 'session-token-and-uat-missing');
    });

    it(`${title} does not replace the user's own`, async () => {
      const own = cookieHeader({ session: sessionToken(), clientUat: 1 });
      assertSignedIn(await ask(`${cookie}; ${own}`));
      assertSignedIn(await ask(`${own}; ${cookie}`));
    });
  }

  for (const escape of ['%', '%z', '%zz', '%C0', '%C0%80', '%E2%9', '%98', '%ED%A0%80', '%FF%FE', '%u0041']) {
    it(`the malformed escape ${escape} in another cookie changes nothing`, async () => {
      const own = cookieHeader({ session: sessionToken(), clientUat: 1 });
      assertSignedIn(await ask(`tracking=${escape}; ${own}`));
      assertSignedIn(await ask(`${own}; ${escape}=${escape}`));
      assertSignedOut(await ask(`tracking=${escape}`), 'session-token-and-uat-missing');
    });

    it(`the malformed escape ${escape} in the session makes it an invalid token`, async () => {
      assertSignedOut(await ask(`__session=${escape}; __client_uat=1`), 'token-invalid');
    });
  }

  it('a value that is encoded as usual is decoded', async () => {
    assertSignedIn(await ask(`__session=${sessionToken().replaceAll('.', '%2e')}; __client_uat=%31`));
  });
});
