'use strict';

const assert = require('node:assert/strict');
const http = require('node:http');
const { once } = require('node:events');
const { setImmediate: turnOfLoop } = require('node:timers/promises');
const { saturate } = require('../../bench/load/saturate');
const { getRequest } = require('../../bench/requests/request');

describe('The load of a benchmark', () => {
  let server;
  let served;
  let app;

  beforeEach(async () => {
    served = 0;
    server = http.createServer((request, response) => {
      served += 1;
      response.setHeader('content-length', 2).end('ok');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    app = { port: server.address().port, usage: async () => ({ cpuMicroseconds: served * 7 }) };
  });

  afterEach(() => server.close());

  const exchange = { request: getRequest(), status: 200, body: 'ok' };

  it('is the number of requests, of which those that lead in do not count', async () => {
    let sent = 0;
    const next = () => {
      sent += 1;
      return exchange;
    };
    const { cpuMicroseconds } = await saturate(app, next, { connections: 3, amount: 50, leadIn: 10 });
    assert.deepEqual([sent, served, cpuMicroseconds], [60, 60, 7]);
  });

  it('ends with its time, every request answered', async () => {
    let sent = 0;
    const next = () => {
      sent += 1;
      return exchange;
    };
    const { cpuMicroseconds, microseconds } = await saturate(app, next, { connections: 3, milliseconds: 20 });
    assert.equal(sent, served);
    assert.equal(cpuMicroseconds, 7);
    assert.ok(microseconds > 0);
  });

  it('stays awake while the app responds, so that the app need not wake it', async () => {
    const isAwake = () => process.getActiveResourcesInfo().includes('Immediate');
    const seen = [];
    await saturate(app, () => seen.push(isAwake()) && exchange, { connections: 1, amount: 3 });
    assert.deepEqual(seen, [true, true, true]);
    await turnOfLoop();
    await turnOfLoop();
    assert.equal(isAwake(), false);
  });

  it('fails at a response that is not the expected one', async () => {
    for (const wrong of [{ status: 307 }, { body: 'no' }]) {
      const next = () => ({ ...exchange, ...wrong });
      await assert.rejects(
        saturate(app, next, { connections: 1, amount: 1 }),
        /^Error: Expected .*, got: HTTP\/1.1 200 OK/,
      );
    }
  });
});
