'use strict';

/** Forms of a response to any method: media types, bodies, headers. */

const { errorBody, json } = require('./answers');

const user = { object: 'user', id: 'user_1', first_name: 'Ada', last_name: 'L' };
const type = (contentType, text = JSON.stringify(user)) => ({
  status: 200,
  headers: contentType === undefined ? {} : { 'content-type': contentType },
  text,
});
const failed = (body, options) => json(body, { status: 422, ...options });
const oneError = (entry) => failed({ errors: [entry] });

/** @type {Record<string, import('./stand-in').Answer>} */
const forms = {
  'JSON with a charset': type('application/json; charset=utf-8'),
  'JSON in capitals': type('Application/JSON'),
  'JSON of a problem type': type('application/problem+json'),
  'JSON declared as text': type('text/plain'),
  'JSON without a type': type(undefined),
  text: type('text/plain', 'hello'),
  'non-ASCII text': type('text/plain', 'héllo ✓'),
  'an HTML page': type('text/html', '<html></html>'),
  'no body': type(undefined, ''),
  'no body with a JSON type': type('application/json', ''),
  201: json(user, { status: 201 }),
  204: { status: 204 },
  205: { status: 205 },
  '204 with a JSON type': { status: 204, headers: { 'content-type': 'application/json' } },
  304: { status: 304 },
  'a redirect without a target': { status: 302 },
  'a redirect loop': { status: 302, headers: { location: '/v1/again' } },
  'malformed JSON': type('application/json', '{"object":"user"'),
  'text after JSON': type('application/json', '{} x'),
  'JSON with a byte-order mark': type('application/json', '\ufeff{"object":"user","id":"u"}'),
  null: json('null'),
  'a number': json('5'),
  'a JSON string': json('"text"'),
  true: json('true'),
  'an empty array': json('[]'),
  'an array with null': json('[null]'),
  'an array of arrays': json('[[{"object":"user","id":"u"}]]'),
  'an array of types': json([
    user,
    { object: 'session', id: 's' },
    { object: 'never_heard', someKey: 1 },
    'text',
    { object: 'total_count', total_count: 3 },
  ]),
  'a page': json({ data: [user], total_count: 12, has_more: true }),
  'a page without a total': json({ data: [user] }),
  'a page whose total is null': json({ data: [user], total_count: null }),
  'a page whose data is null': json({ data: null, total_count: 0 }),
  'a page whose data is an object': json({ data: {}, total_count: 0 }),
  'a page of machine tokens': json({
    m2m_tokens: [{ object: 'machine_to_machine_token', id: 'mt_1' }],
    total_count: 1,
  }),
  'a page of both types': json({
    data: [user],
    m2m_tokens: [{ object: 'machine_to_machine_token', id: 'mt_1' }],
    total_count: 1,
  }),
  'a count': json({ object: 'total_count', total_count: 5 }),
  'an invalid count': json({ object: 'total_count' }),
  'a deleted object': json({ object: 'user', id: 'user_1', deleted: true }),
  'a deleted object without an id': json({ object: 'user', deleted: true }),
  'a deleted object with a slug': json({
    object: 'organization',
    id: null,
    slug: 's',
    deleted: true,
    external_id: 'e',
  }),
  'an object that is not deleted, but says so': json({ object: 'user', deleted: false }),
  'an object that says that it is deleted without a type': json({ id: 'u', deleted: true }),
  'an unknown object': json({ object: 'never_heard', some_key: { deep_key: 1 } }),
  'an object without a type': json({ user_id: 'u' }),
  'an object with an invalid type': json({ object: 5, id: 'u' }),
  'an object of an inherited type': json({ object: 'constructor', id: 'u' }),
  'an object of the type __proto__': json({ object: '__proto__', id: 'u' }),
  'values that only the JSON parser of JavaScript reads this way': json(
    '{"object":"user","id":"a","id":"b","public_metadata":{"2":1,"1":1,"__proto__":{"x":1},"n":9007199254740993,"e":1e400},"external_id":"\\ud800"}',
  ),
  'an object with a prototype of its own': json(
    '{"object":"never_heard","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  ),
  'a user whose metadata is named as what objects inherit': json(
    '{"object":"user","id":"u","public_metadata":{"__proto__":{"polluted":true}},"__proto__":{"first_name":"x"}}',
  ),
  'a trace in the body': failed(errorBody),
  'a trace in a header': failed({ errors: [] }, { headers: { 'cf-ray': 'ray_1' } }),
  'a trace in both': failed({ errors: [], clerk_trace_id: 'trace' }, { headers: { 'cf-ray': 'ray_1' } }),
  'a trace that is a number': failed({ errors: [], clerk_trace_id: 5 }, { headers: { 'cf-ray': 'ray_1' } }),
  'a trace that is empty': failed({ errors: [], clerk_trace_id: '' }, { headers: { 'cf-ray': 'ray_1' } }),
  'no errors': failed({}),
  'errors that are null': failed({ errors: null }),
  'errors that are an object': failed({ errors: {} }),
  'errors that are a string': failed({ errors: 'no' }),
  'errors of null': failed({ errors: [null] }),
  'a body that is null': failed('null'),
  'a body that is an array': failed('[]'),
  'a body that is a string': failed('"no"'),
  'an error without fields': oneError({}),
  'an error with a known key of each kind': oneError({
    ...{ code: 'c', message: 'm', long_message: 'l' },
    meta: {
      ...{
        param_name: 'p',
        session_id: 's',
        email_addresses: ['e'],
        identifiers: ['i'],
        zxcvbn: { suggestions: [{ code: 'x' }] },
        plan: { amount_formatted: '1' },
      },
      ...{
        is_plan_upgrade_possible: true,
        seats_quantity_to_add: 1,
        seats_quantity: 2,
        trace_id: 't',
        kind: 'k',
        title: 't',
        description: 'd',
      },
      ...{ link_url: 'u', link_text: 'l', data: { some_key: [1] }, unknown_key: 1 },
    },
  }),
  'an error whose meta is null': oneError({ code: 'c', message: 'm', meta: null }),
  'an error whose meta is named as what objects inherit': failed(
    '{"errors":[{"code":"c","message":"m","meta":{"__proto__":{"param_name":"x"}}}]}',
  ),
  'malformed JSON of an error': failed('{"errors":['),
  'JSON of an error with a charset': failed(errorBody, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  }),
  'JSON of an error declared as text': failed(errorBody, { headers: { 'content-type': 'text/plain' } }),
  'a phrase of its own': failed(errorBody, { phrase: 'No Such Thing' }),
  'no phrase': failed(errorBody, { phrase: '' }),
  'a status without a name': failed(errorBody, { status: 499 }),
  ...Object.fromEntries(
    ['0', '3', '3.7s', ' 5', '-1', '1e3', 'soon', '', 'Wed, 21 Oct 2015 07:28:00 GMT', '99999999999'].map((value) => [
      `a retry after "${value}"`,
      failed({ errors: [] }, { status: 429, headers: { 'retry-after': value } }),
    ]),
  ),
  'a retry time with a status of success': json(user, { headers: { 'retry-after': '5' } }),
  'a retry time with another status': failed({ errors: [] }, { status: 403, headers: { 'retry-after': '5' } }),
};

module.exports = forms;
