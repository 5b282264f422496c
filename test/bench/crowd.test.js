'use strict';

const assert = require('node:assert/strict');
const { byZipf, drawn, evenly } = require('../../bench/crowd/draw');
const { People } = require('../../bench/crowd/people');
const { SHARES, mixedRequestsOf, requestsOf } = require('../../bench/crowd/requests');
const { Visits } = require('../../bench/crowd/visits');
const { seededRandom } = require('../../bench/statistics/random');

/** People whose tokens are not signed. */
const people = { periodOf: () => 3, tokenOf: (person, period) => `token-${person}-${period}` };

describe('The people of a benchmark', () => {
  it('always have a token that is valid and at most 50 s old, and renew it', async () => {
    const some = await People.gather(10, 60);
    const claims = (person, now) =>
      JSON.parse(Buffer.from(some.tokenOf(person, some.periodOf(person, now)).split('.')[1], 'base64url'));
    for (let person = 0; person < some.count; person += 1) {
      const issued = new Set();
      for (let second = 0; second <= 60; second += 1) {
        const now = some.start + second * 1000;
        const { iat, exp, sub } = claims(person, now);
        const age = now / 1000 - iat;
        assert.ok(age >= 0 && age <= 51 && now / 1000 < exp, `a token of ${age} s`);
        assert.equal(sub, `user_${person}`);
        issued.add(iat);
      }
      assert.ok(issued.size >= 2, 'the token was never renewed');
    }
    assert.equal(some.late, 0);
  });

  it('keep their tokens during a run that is shorter, of those who were expected', async () => {
    const some = await People.gather(1000, 50, [7, 500]);
    assert.equal(some.periodOf(7, some.start + 49_999), 0);
    some.tokenOf(500, 0);
    assert.equal(some.late, 0);
    some.tokenOf(8, 0);
    assert.equal(some.late, 1);
  });
});

describe('The order in which people come', () => {
  it('is the same for the same seed, and includes everybody alike', () => {
    const first = drawn(evenly(50), 1, 2000);
    assert.deepEqual([...first], [...drawn(evenly(50), 1, 2000)]);
    assert.equal(first.size, 50);
    assert.notDeepEqual([...first], [...drawn(evenly(50), 2, 2000)]);
  });

  it("follows Zipf's law", () => {
    const counts = new Array(100).fill(0);
    const [draw, random] = [byZipf(100), seededRandom(1)];
    for (let request = 0; request < 100_000; request += 1) {
      counts[draw(random)] += 1;
    }
    assert.ok(Math.abs(counts[0] / counts[1] - 2) < 0.1, `${counts[0]} and ${counts[1]}`);
    assert.ok(Math.abs(counts[0] / counts[9] - 10) < 1, `${counts[0]} and ${counts[9]}`);
    assert.ok(counts[99] > 0);
  });
});

describe('The hit rate of a crowd', () => {
  it('counts tokens that came before and still fit', () => {
    const visits = new Visits(2);
    visits.note(0);
    visits.begin();
    // 1 evicts nothing, 2 evicts 0, and 0 evicts 1, which came before 2.
    [1, 2, 1, 0, 2].forEach((token) => visits.note(token));
    assert.equal(visits.hitRate(), 2 / 5);
  });

  it('is not known before a request', () => {
    assert.equal(new Visits().hitRate(), undefined);
  });

  it('is that of the package, and not of the apps that it is compared with', () => {
    const visits = new Visits();
    const requests = requestsOf({ people, draw: () => 1, visits, seed: 1 }, 'bearer');
    requests('bare')();
    requests('peer')();
    assert.equal(visits.hitRate(), undefined);
    requests('ours')();
    requests('ours')();
    assert.equal(visits.hitRate(), 1 / 2);
  });
});

describe('The requests of a crowd', () => {
  const crowd = () => ({ people, draw: evenly(20), visits: new Visits(), seed: 5 });

  it('have the token of the person whose id the response has to be', () => {
    for (const [carrier, header] of [
      ['bearer', /^authorization: Bearer token-(\d+)-3\r$/m],
      ['cookies', /__session=token-(\d+)-3; __session_\w+=token-\1-3;/],
    ]) {
      const { request, status, body } = requestsOf(crowd(), carrier)('ours')();
      const [, person] = header.exec(request);
      assert.deepEqual([status, body], [200, JSON.stringify({ userId: `user_${person}` })]);
    }
  });

  it('are the same ones for every app', () => {
    const [one, other] = ['bare', 'ours'].map((kind) => {
      const next = mixedRequestsOf(crowd())(kind);
      return Array.from({ length: 300 }, () => next().request);
    });
    assert.deepEqual(one, other);
  });

  it('are mixed as the shares say', () => {
    const next = mixedRequestsOf(crowd())('ours');
    const counts = { cookies: 0, bearer: 0, nobody: 0, apiKey: 0, handshake: 0 };
    for (let count = 0; count < 101_000; count += 1) {
      counts[kindOf(next())] += 1;
    }
    for (const [kind, share] of Object.entries(SHARES)) {
      assert.ok(Math.abs(counts[kind] / 1000 - share) < 0.5, `${kind}: ${counts[kind]}`);
    }
  });

  function kindOf({ request, status, body }) {
    if (status === 307) {
      return 'handshake';
    }
    if (body === '{"userId":null}') {
      return 'nobody';
    }
    if (request.includes('Bearer ak_')) {
      return 'apiKey';
    }
    return request.includes('__session') ? 'cookies' : 'bearer';
  }
});
