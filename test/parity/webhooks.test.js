'use strict';

const assert = require('node:assert/strict');
const ours = require('clerk-express-native/webhooks');
const { overEachExpress } = require('../support/implementations');
const { serve } = require('../support/server');
const { BODY, EVENT, SECRET, post, signedHeaders } = require('../support/webhooks');
const { NOW, parityCase } = require('./webhooks/cases');
const { deviations } = require('./webhooks/deviations');

const reference = require('@clerk/express/webhooks');

const CASES = 6_000;

describe('Parity with @clerk/express: verifyWebhook', function () {
  this.timeout(120_000);
  const { now } = Date;

  before(() => {
    Date.now = () => NOW * 1000;
  });

  after(() => {
    Date.now = now;
    delete process.env.CLERK_WEBHOOK_SIGNING_SECRET;
  });

  /** The result of a package for a case. */
  async function outcome({ verifyWebhook }, { makeRequest, options, environment }) {
    if (environment === undefined) {
      delete process.env.CLERK_WEBHOOK_SIGNING_SECRET;
    } else {
      process.env.CLERK_WEBHOOK_SIGNING_SECRET = environment;
    }
    try {
      return { name: 'accepted', event: await verifyWebhook(makeRequest(), options) };
    } catch (error) {
      return { name: 'refused', error };
    }
  }

  it(`${CASES} random webhooks have the same outcome, except for the differences in the table`, async () => {
    const counts = { accepted: 0, refused: 0 };
    const shown = new Set();
    const unexplained = [];
    for (let index = 0; index < CASES; index += 1) {
      const one = parityCase(`1:${index}`);
      const [mine, theirs] = [await outcome(ours, one), await outcome(reference, one)];
      const rows = deviations.filter((row) => row.outcome === mine.name && row.explains(one.features));
      if (mine.name !== theirs.name) {
        rows.forEach((row) => shown.add(row));
        if (rows.length === 0) {
          unexplained.push({ ...one, mine, theirs });
        }
      } else {
        counts[mine.name] += 1;
      }
      if (mine.name === 'accepted') {
        assert.ok(one.isGenuine, `${one.seed} was accepted`);
        if (theirs.name === 'accepted') {
          assert.deepEqual(mine.event, theirs.event);
          assert.deepEqual(Object.keys(mine.event), Object.keys(theirs.event));
        }
      } else {
        assert.ok(mine.error instanceof Error && /^webhook-/.test(mine.error.code), `${one.seed}: ${mine.error.stack}`);
      }
    }
    assert.deepEqual(
      unexplained.map(({ seed, features, mine, theirs }) => ({ seed, features, mine, theirs })).slice(0, 5),
      [],
    );
    assert.deepEqual(
      deviations.filter((row) => !shown.has(row)).map(({ id }) => id),
      [],
      'every row is needed',
    );
    assert.ok(counts.accepted > CASES / 10 && counts.refused > CASES / 10, JSON.stringify(counts));
  });
});

overEachExpress('Parity with @clerk/express: verifyWebhook after body parsers', (express) => {
  const COMPACT = JSON.stringify(EVENT);

  /** How a body reaches the route, and the status of each package: `[ours, theirs]`. */
  const WAYS = {
    'express.raw()': [express.raw({ type: '*/*' }), BODY, [200, 200]],
    'express.text()': [express.text({ type: '*/*' }), BODY, [200, 200]],
    'express.json(), and the same when serialized': [express.json(), COMPACT, [200, 200]],
    'express.json(), and not the same when serialized': [express.json(), BODY, [400, 400]],
    'express.json() that retains rawBody': [
      express.json({ verify: (req, res, bytes) => (req.rawBody = bytes) }),
      BODY,
      [200, 400],
    ],
    nothing: [(req, res, next) => next(), BODY, [200, 400]],
  };

  for (const [way, [parser, body, expected]] of Object.entries(WAYS)) {
    it(`${way}: ${expected.join(' here, and there ')}`, async () => {
      const app = express();
      app.use(parser);
      for (const [path, { verifyWebhook }] of Object.entries({ '/ours': ours, '/reference': reference })) {
        app.post(path, async (req, res) => {
          await verifyWebhook(req, { signingSecret: SECRET }).then(
            (event) => res.json(event),
            () => res.sendStatus(400),
          );
        });
      }
      const { origin } = await serve(app);
      const answers = await Promise.all(
        ['/ours', '/reference'].map((path) => post(origin, body, { path, headers: signedHeaders(body) })),
      );
      assert.deepEqual(
        answers.map(({ status }) => status),
        expected,
      );
      for (const { status, text } of answers) {
        assert.deepEqual(status === 200 ? JSON.parse(text) : EVENT, EVENT);
      }
    });
  }
});
