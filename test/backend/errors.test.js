'use strict';

const assert = require('node:assert/strict');
const { serve } = require('../support/server');
const { BackendApi, json, rejection } = require('./backend-api');

const details = { param_name: 'id', data: { some_key: 1 }, unknown: true };

/** Responses that both packages must turn into the same error. */
const ANSWERS = {
  'what Clerk says': json(
    { errors: [{ code: 'c', message: 'm', long_message: 'l', meta: details }], clerk_trace_id: 'trace' },
    { status: 404, phrase: 'A phrase', headers: { 'cf-ray': 'ray' } },
  ),
  'a response without errors': json({}, { status: 401, headers: { 'cf-ray': 'ray' } }),
  'a rate limit': json({ errors: [] }, { status: 429, headers: { 'retry-after': '3.7s' } }),
  'a rate limit until a date': json(
    { errors: [] },
    { status: 429, headers: { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' } },
  ),
  'an error page': { status: 502, headers: { 'content-type': 'text/html' }, text: '<h1>' },
  'a redirect without a target': { status: 302, headers: {}, text: '' },
};

describe('Backend API: errors', () => {
  let api;

  before(async () => {
    api = await BackendApi.start();
  });

  for (const [name, answer] of Object.entries(ANSWERS)) {
    it(`are those of @clerk/backend for ${name}`, async () => {
      api.answerWith(answer);
      const [ours, theirs] = await Promise.all(
        ['ours', 'reference'].map((which) => rejection(api.client(which).users.getUser('u'))),
      );
      assert.deepEqual(facts(ours), facts(theirs));
    });
  }

  it('are recognized by the type guards of Clerk’s packages', async () => {
    const { isClerkAPIResponseError } = require('@clerk/shared/error');
    api.answerWith(ANSWERS['what Clerk says']);
    const error = await rejection(api.client('ours').users.getUser('u'));
    assert.equal(isClerkAPIResponseError(error), true);
    assert.match(String(error), /A phrase \(users\.getUser, status 404, trace trace\)\n {2}c: l$/);
  });

  it('name a network error with its system code', async () => {
    const { origin, stop } = await serve(() => {});
    await stop();
    const error = await rejection(api.client('ours', { apiUrl: origin }).users.getUser('u'));
    assert.deepEqual(
      [error.status, error.errors[0].code, error.cause.code],
      [undefined, 'unexpected_error', 'ECONNREFUSED'],
    );
    assert.match(error.message, /127\.0\.0\.1/);
  });

  it('do not quote malformed JSON', async () => {
    for (const status of [200, 500]) {
      api.answerWith(json('{"jwt":"eyJ', { status }));
      const error = await rejection(api.client('ours').users.getUser('u'));
      assert.equal(error.status, status === 500 ? 500 : undefined);
      assert.equal(error.errors[0].code, 'unexpected_error');
      assert.doesNotMatch(`${error.stack}${JSON.stringify(error)}`, /eyJ/);
    }
  });

  it('reject a call whose arguments cannot be sent', async () => {
    const circle = [];
    circle.push({ circle });
    const error = await rejection(api.client('ours').users.getCount({ circle: circle[0] }));
    assert.equal(error.errors[0].code, 'unexpected_error');
  });

  it('reject, and never throw, if the client is unusable', async () => {
    const codes = [
      [{ secretKey: undefined }, 'secret-key-missing'],
      [{ secretKey: 5 }, 'secret-key-missing'],
      [{ secretKey: 'a\nb' }, 'secret-key-invalid'],
      [{ secretKey: 'sk_test_✓' }, 'secret-key-invalid'],
      [{ apiUrl: 'api.example.com' }, 'api-url-invalid'],
      [{ userAgent: 'a\nb' }, 'user-agent-invalid'],
    ];
    for (const [options, code] of codes) {
      assert.equal((await rejection(api.client('ours', options).users.getUser('u'))).code, code);
    }
    const { getUser } = api.client('ours').users;
    assert.equal((await rejection(getUser('u'))).name, 'TypeError');
  });
});

/** What code that handles the error can see. `cause` is inconsistent in `@clerk/backend`. */
function facts(error) {
  const { name, message, stack } = error;
  const own = Object.keys(error).filter((key) => key !== 'cause');
  const errors = error.errors.map((entry) => ({ kind: entry.constructor.kind, ...entry }));
  return { name, message, headline: stack.split('\n')[0], own, ...error, cause: undefined, errors };
}
