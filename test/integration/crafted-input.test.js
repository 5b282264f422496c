'use strict';

const assert = require('node:assert/strict');
const net = require('node:net');
const { serveApp } = require('../support/app');
const { craftedRequest } = require('../support/crafted/requests');
const { expressVersions, implementations } = require('../support/implementations');
const { freshSecretKey, instances } = require('../support/instances');
const { servedKeys } = require('../support/keys');
const { send } = require('../support/http');
const { sessionToken } = require('../support/tokens');
const { FAILURES, json } = require('../parity/harness/answer-forms');
const { DIRECTIVES } = require('../parity/harness/answers');
const { startBackend } = require('../parity/harness/backend');
const { Random } = require('../parity/harness/random');

/** A fixed seed, so that failures are reproducible. Another seed draws other requests. */
const SEED = process.env.CRAFTED_SEED ?? 'crafted';

/** The number of requests in total, and at the same time. */
const REQUESTS = Number(process.env.CRAFTED_REQUESTS ?? 3000);
const AT_ONCE = 8;

/** Milliseconds after which a request counts as unanswered. */
const PATIENCE = 8_000;

const SECRET = 'the_secret_of_this_app';

/** All header names that a response may have. Nothing of a request becomes a header name. */
const ALLOWED_HEADERS = new Set([
  'access-control-allow-credentials',
  'access-control-allow-origin',
  'cache-control',
  'connection',
  'content-length',
  'content-type',
  'date',
  'etag',
  'keep-alive',
  'location',
  'set-cookie',
  'transfer-encoding',
  'vary',
  'x-clerk-auth-message',
  'x-clerk-auth-reason',
  'x-clerk-auth-status',
]);

const satellite = { isSatellite: true, domain: 'satellite.example', signInUrl: 'https://primary.example/sign-in' };
const organizationSyncOptions = {
  organizationPatterns: ['/orgs/:slug', '/orgs/:slug/(.*)'],
  personalAccountPatterns: ['/me', '/(.*)'],
};

/** The apps under attack: the instance whose keys they have, and their options. */
const APPS = {
  'production, Express 5': { instance: 'production', express: 'Express 5' },
  'production, Express 4': {
    instance: 'production',
    express: 'Express 4',
    options: { authorizedParties: ['http://localhost:3000'], audience: 'api' },
  },
  'production without handshakes': {
    instance: 'production',
    express: 'Express 5',
    options: { enableHandshake: false, strict: true },
  },
  'production with organizations': {
    instance: 'production',
    express: 'Express 5',
    options: { organizationSyncOptions, proxyUrl: '/__clerk' },
  },
  'production after requireAuth': { instance: 'production', express: 'Express 4', guard: 'requireAuth' },
  'development, Express 5': { instance: 'development', express: 'Express 5' },
  'development, Express 4': {
    instance: 'development',
    express: 'Express 4',
    options: { organizationSyncOptions, machineTokenCache: { ttlMs: 50 } },
  },
  'a satellite in production': {
    instance: 'production',
    express: 'Express 5',
    options: { ...satellite, satelliteAutoSync: true },
  },
  'a satellite in development': {
    instance: 'development',
    express: 'Express 5',
    options: { ...satellite, satelliteAutoSync: true },
  },
  'a satellite that does not sync by itself': { instance: 'development', express: 'Express 4', options: satellite },
  'a satellite whose domain is the host': {
    instance: 'production',
    express: 'Express 5',
    options: { ...satellite, domain: ({ host }) => host, satelliteAutoSync: true },
  },
  'a satellite in development whose URL comes from the host': {
    instance: 'development',
    express: 'Express 4',
    options: {
      isSatellite: ({ hostname }) => hostname !== 'app.example.com',
      domain: ({ hostname }) => hostname.replace(/^(evil|0).*/, ''),
      satelliteAutoSync: true,
    },
  },
  'an app whose proxy is on the host': {
    instance: 'production',
    express: 'Express 5',
    options: {
      proxyUrl: ({ host, pathname }) =>
        pathname.length % 2 === 0 ? `https://proxy.${host}1/` : `//${host}${pathname}`,
    },
  },
};

describe('Crafted requests', function () {
  this.timeout(60_000);
  const apps = [];
  const console_ = { ...console };
  const remarks = [];

  before(async () => {
    // Silenced: the console output would drown the report.
    for (const level of ['log', 'warn', 'error']) {
      console[level] = (...words) => remarks.push(words.join(' '));
    }
    const { begin } = await startBackend(servedKeys);
    const { origin: apiUrl } = begin(0, hostileAnswers(new Random(`${SEED} answers`)));
    for (const [title, app] of Object.entries(APPS)) {
      apps.push(await startAttacked(title, app, apiUrl));
    }
  });

  it(`${REQUESTS} of them authenticate none, and each gets a response, without a server error or any of its words in a header name`, async () => {
    const numbers = Array.from({ length: REQUESTS }, (_, number) => number);
    const statuses = {};
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
          const status = await attack(apps[number % apps.length], number);
          statuses[status] = (statuses[status] ?? 0) + 1;
        }
      }),
    );
    const reached = apps.reduce((sum, { seen }) => sum + seen.requests, 0);
    assert.ok(reached >= 0.8 * REQUESTS, `${reached} reached the middleware ${JSON.stringify(statuses)}`);
    for (const status of [200, 307, 400]) {
      assert.ok(
        statuses[status] > REQUESTS / 50,
        `${statuses[status]} were answered ${status}: ${JSON.stringify(statuses)}`,
      );
    }
  });

  it('valid requests are served as before', async () => {
    for (const { origin, instance } of apps) {
      const authorization = `Bearer ${sessionToken({ iss: instances[instance].issuer, aud: 'api' })}`;
      const { text } = await send(origin, { headers: { authorization } });
      assert.equal(text, '{"isAuthenticated":true}');
    }
  });

  it('the console output has neither secrets nor control characters', () => {
    assert.ok(remarks.length > 0);
    for (const remark of remarks) {
      assert.doesNotMatch(remark, /the_secret_of_this_app|eyJ|[^\n\x20-\x7e]/);
    }
  });

  after(() => Object.assign(console, console_));
});

/** Clerk with no valid tokens: it knows no machine, and returns no session. */
function hostileAnswers(random) {
  const failures = Object.values(FAILURES);
  const directives = () => {
    const session = random.pick(['forged', 'unknownKey', 'unsigned', 'word', 'noSubject']);
    return DIRECTIVES[random.pick(Object.keys(DIRECTIVES).filter((name) => name !== 'two'))](
      instances.production,
      session,
    );
  };
  return {
    jwks: null,
    get payload() {
      return random.chance(0.5) ? random.pick(failures) : json(200, { directives: directives() });
    },
    get refresh() {
      return random.chance(0.5) ? random.pick(failures) : json(200, { object: 'cookies', cookies: directives() });
    },
    get machine() {
      return random.pick(failures);
    },
  };
}

async function startAttacked(title, { instance, express, options, guard = 'clerkMiddleware' }, apiUrl) {
  const { [guard]: middleware, getAuth } = implementations.ours;
  const seen = { requests: 0 };
  const { publishableKey } = instances[instance];
  const { origin, port } = await serveApp(expressVersions[express], (app) => {
    app.use((req, res, next) => {
      seen.requests += 1;
      next();
    });
    app.use(middleware({ publishableKey, secretKey: `${freshSecretKey()}_${SECRET}`, apiUrl, ...options }));
    app.use((req, res) => {
      const auth = getAuth(req, { acceptsToken: 'any' });
      assert.ok(!JSON.stringify(auth.debug()).includes(SECRET));
      res.json({ isAuthenticated: auth.isAuthenticated });
    });
  });
  await send(origin, { headers: { authorization: `Bearer ${sessionToken({ iss: instances[instance].issuer })}` } });
  return { title, instance, origin, port, seen };
}

/** Sends the crafted request with this number to an app. Returns the status. */
async function attack({ title, instance, port }, number) {
  const bytes = craftedRequest(new Random(`${SEED} ${number}`), instance);
  const shown = `request ${number} of the seed ${SEED} to ${title}: ${JSON.stringify(bytes.toString('latin1').slice(0, 3000))}`;
  const response = await exchange(port, bytes, shown);
  const [head] = response.split('\r\n\r\n', 1);
  const [statusLine, ...lines] = head.split('\r\n');
  const status = Number(statusLine.split(' ')[1]);
  assert.ok(status >= 200 && status < 500, `${statusLine} ${response.slice(head.length)} for ${shown}`);
  assert.ok(!response.includes('"isAuthenticated":true'), `authenticated by ${shown}`);
  assert.ok(!response.includes(SECRET), `the secret key is in the response to ${shown}`);
  // Node and Express respond to these before this package is called.
  if (status === 400 || status === 404) {
    return status;
  }
  for (const line of lines) {
    assert.ok(ALLOWED_HEADERS.has(line.split(':')[0].toLowerCase()), `the header ${line} for ${shown}`);
    assert.doesNotMatch(line, /[^\t\x20-\x7e\x80-\xff]/, `a control character for ${shown}`);
  }
  return status;
}

/** Writes bytes and returns the whole response. */
async function exchange(port, bytes, shown) {
  const socket = net.connect(port, '127.0.0.1');
  const late = setTimeout(() => socket.destroy(new Error(`no response to ${shown}`)), PATIENCE);
  socket.write(bytes);
  let text = '';
  try {
    for await (const chunk of socket.setEncoding('latin1')) {
      text += chunk;
    }
  } catch (error) {
    // Node closes the connection after a request that it cannot parse; the response comes first.
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') {
      throw error;
    }
  } finally {
    clearTimeout(late);
  }
  return text;
}
