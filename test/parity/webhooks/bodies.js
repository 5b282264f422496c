'use strict';

const { EVENT } = require('../../support/webhooks');

const pretty = JSON.stringify(EVENT, null, 2);
const compact = JSON.stringify(EVENT);

/** What a sender has signed, and where the request has it. `weight` says how often. */
const BODIES = {
  text: { weight: 30, signed: pretty, req: { body: pretty } },
  bytes: { weight: 30, signed: pretty, req: { body: Buffer.from(pretty) } },
  'parsed, and the same when serialized': { weight: 15, signed: compact, req: { body: JSON.parse(compact) } },
  'parsed, and not the same when serialized': { weight: 5, signed: pretty, req: { body: JSON.parse(pretty) } },
  'parsed, with numbers and escapes of another form': {
    weight: 2,
    signed: '{"n":1.0,"s":"\\u0041"}',
    req: { body: { n: 1, s: 'A' } },
  },
  'parsed, with the key __proto__': {
    weight: 2,
    signed: '{"__proto__":{"type":"x"},"data":1}',
    req: { body: JSON.parse('{"__proto__":{"type":"x"},"data":1}') },
  },
  'an empty object': { weight: 2, signed: '{}', req: { body: {} } },
  'other text': { weight: 5, signed: pretty, req: { body: `${pretty} ` } },
  'other bytes': { weight: 5, signed: pretty, req: { body: Buffer.from(compact) } },
  'text that is nearly empty': { weight: 2, signed: '{}', req: { body: '{}' } },
  'non-ASCII text': { weight: 5, signed: '{"type":"Ünïcödé €😀"}', req: { body: '{"type":"Ünïcödé €😀"}' } },
  'non-ASCII bytes': { weight: 5, signed: '{"type":"€😀"}', req: { body: Buffer.from('{"type":"€😀"}') } },
  'a lone surrogate': { weight: 2, signed: '{"type":"\ufffd"}', req: { body: '{"type":"\ud800"}' } },
  'bytes that are not UTF-8': {
    weight: 2,
    signed: Buffer.from('{"type":"é"}', 'latin1'),
    req: { body: Buffer.from('{"type":"é"}', 'latin1') },
  },
  'bytes that are not UTF-8, signed as what they are decoded to': {
    weight: 2,
    signed: '{"type":"\ufffd"}',
    req: { body: Buffer.from('{"type":"é"}', 'latin1') },
  },
  'a byte-order mark': { weight: 2, signed: '\ufeff{}', req: { body: '\ufeff{}' } },
  'a byte-order mark that was not signed': { weight: 2, signed: '{"type":"x"}', req: { body: '\ufeff{"type":"x"}' } },
  none: { weight: 2, signed: '', req: {} },
  null: { weight: 2, signed: '', req: { body: null } },
  empty: { weight: 2, signed: '', req: { body: '' } },
  'none, where there was one': { weight: 2, signed: pretty, req: {} },
  'the JSON null': { weight: 2, signed: 'null', req: { body: 'null' } },
  'a JSON number': { weight: 2, signed: '5', req: { body: '5' } },
  'a JSON string': { weight: 2, signed: '"x"', req: { body: '"x"' } },
  'a JSON array': { weight: 2, signed: '[1]', req: { body: Buffer.from('[1]') } },
  'no JSON': { weight: 2, signed: '{"type":', req: { body: '{"type":' } },
  'a parsed number': { weight: 2, signed: '5', req: { body: 5 } },
  'a parsed boolean': { weight: 2, signed: 'false', req: { body: false } },
  'plain bytes': { weight: 4, signed: pretty, req: { body: new TextEncoder().encode(pretty) } },
  rawBody: { weight: 4, signed: pretty, req: { body: JSON.parse(pretty), rawBody: Buffer.from(pretty) } },
  'rawBody, where body would do': { weight: 2, signed: pretty, req: { body: pretty, rawBody: pretty } },
  'rawBody, which is another': { weight: 2, signed: pretty, req: { body: pretty, rawBody: compact } },
  'a value that cannot be serialized': { weight: 2, signed: pretty, req: { body: { n: 1n } } },
  'a function': { weight: 2, signed: pretty, req: { body: () => pretty } },
};

module.exports = { BODIES };
