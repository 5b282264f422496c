'use strict';

// @clerk/backend before the fixes of clerk/javascript pull requests 9469 and 9511: tokens from JWT templates are signed
// with the key that signs sessions, and the category in their header was not checked. Such a token counted as a
// session, although it can outlive the session that it was made in, and does not say whether that is pending.
//
// The rule: a request is signed in by a session token, or by a token without a category.

const { startApp } = require('../support/app');
const { send, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { sessionToken } = require('../support/tokens');

const TEMPLATE = 'cl_B7d4PD222AAA';

const foreign = {
  'from a template': sessionToken({ sid: undefined, sts: undefined }, { cat: TEMPLATE }),
  'from a template that repeats every claim of a session': sessionToken({}, { cat: TEMPLATE }),
  'of an unknown category': sessionToken({}, { cat: 'cl_B7d4PD999AAA' }),
  'of an empty category': sessionToken({}, { cat: '' }),
  'whose category is null': sessionToken({}, { cat: null }),
  'whose category is an array with that of sessions': sessionToken({}, { cat: ['cl_B7d4PD111AAA'] }),
  'whose category is nearly that of sessions': sessionToken({}, { cat: 'CL_b7D4pd111aaa' }),
};

overEachExpress('A token of another category than that of sessions', (express) => {
  let app;

  before(async () => {
    app = await startApp(implementations.ours, express, optionsFor(await startKeyEndpoint()));
  });

  const sendCookie = (session) => send(app.origin, { headers: { cookie: cookieHeader({ session, clientUat: 1 }) } });

  for (const [title, token] of Object.entries(foreign)) {
    it(`${title} is not a session in the Authorization header`, async () => {
      assertSignedOut(await sendToken(app.origin, token), 'token-type-mismatch');
    });

    it(`${title} is not a session in a cookie`, async () => {
      assertSignedOut(await sendCookie(token), 'token-type-mismatch');
    });
  }

  it('is distinguished from a session token, and from one without a category', async () => {
    for (const cat of ['cl_B7d4PD111AAA', undefined]) {
      assertSignedIn(await sendToken(app.origin, sessionToken({}, { cat })));
      assertSignedIn(await sendCookie(sessionToken({}, { cat })));
    }
  });
});
