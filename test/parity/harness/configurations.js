'use strict';

/**
 * Configurations of an app, drawn at random. Each dimension is normal most of the time; a case has a few in focus, in
 * which it is odd. A configuration is data that can be sent to another process (see `values.js`).
 */

const { instances } = require('../../support/instances');
const { foreignKey, signingKey } = require('../../support/keys');
const { BACKEND, computed } = require('./values');

/** The secret key whose keys are in memory before the first case. */
const WARM_SECRET_KEY = 'sk_test_warm';

/** Functions that draw one dimension each: `(random, setup, name of the case)` changes the setup. */
const DIMENSIONS = {
  keys(random, setup, name) {
    const source = random.weighted({ cold: 4, jwtKey: 4, foreignJwtKey: 1, both: 2 });
    if (source === 'cold' || source === 'both') {
      setup.options.secretKey = `sk_test_cold_${name}`;
    }
    if (source !== 'cold') {
      setup.options.jwtKey = source === 'foreignJwtKey' ? foreignKey.pem : signingKey.pem;
    }
    if (random.chance(0.2)) {
      setup.options.machineSecretKey = 'ak_machine_secret';
    }
    if (random.chance(0.1)) {
      setup.options.skipJwksCache = true;
    }
    if (random.chance(0.15)) {
      setup.options.apiVersion = 'v9';
    }
  },

  verification(random, { options }) {
    if (random.chance(0.4)) {
      options.authorizedParties = random.pick([
        ['http://localhost:3000'],
        ['https://other.example'],
        ['https://a.example', 'http://localhost:3000'],
        [],
      ]);
    }
    if (random.chance(0.4)) {
      options.audience = random.pick(['api', ['api', 'web'], ['nobody'], '', []]);
    }
    if (random.chance(0.25)) {
      options.issuer = random.pick([
        instances.production.issuer,
        instances.development.issuer,
        ['https://a.example', instances.development.issuer],
      ]);
    }
    if (random.chance(0.25)) {
      options.clockSkewInMs = random.pick([0, 1000, 43_200_000, -43_200_000, NaN, undefined]);
    }
    if (random.chance(0.15)) {
      options.headerType = random.pick(['custom', ['JWT', 'custom'], 'JWT']);
    }
  },

  /** Options that the middleware only copies, or that affect timing only. */
  others(random, { options }) {
    Object.assign(
      options,
      random.pick([
        { enableHandshake: false },
        { enableHandshake: true },
        { jwksCacheTtlInMs: 600_000 },
        { signInUrl: 'https://app.example.com/sign-in', signUpUrl: '/sign-up' },
        { afterSignInUrl: '/welcome', afterSignUpUrl: 'https://app.example.com/hello' },
      ]),
    );
  },

  satellite(random, setup) {
    const { options } = setup;
    options.isSatellite = random.weighted({ yes: 9, no: 1, function: 3 });
    options.isSatellite = {
      yes: true,
      no: false,
      function: computed(random.pick(['always', 'never', 'nothing', 'onSatellitePath', 'onSatelliteHost'])),
    }[options.isSatellite];
    if (random.chance(0.85)) {
      options.domain = random.pick([
        'satellite.example',
        'satellite.example',
        'satellite.example',
        'satellite.example',
        'satellite.example:8443',
        computed('satelliteDomain'),
        computed('satelliteDomain'),
        computed('hostDomain'),
        computed('hostDomain'),
        computed('nothing'),
      ]);
    }
    if (random.chance(options.domain ? 0.15 : 0.9)) {
      options.proxyUrl = drawProxyUrl(random);
    }
    if (random.chance(0.97)) {
      options.signInUrl = random.weighted({
        'https://primary.example/sign-in': 12,
        'https://primary.example/sign-in?a=b%20c&__clerk_redirect_url=x': 4,
        '/sign-in': 1,
        'https://satellite.example': 1,
        '': 0.5,
      });
    }
    if (random.chance(0.7)) {
      options.satelliteAutoSync = random.pick([true, true, true, false, 'true', undefined]);
    }
  },

  proxy(random, { options }) {
    if (random.chance(0.8)) {
      options.proxyUrl = drawProxyUrl(random);
    }
    if (random.chance(0.4)) {
      options.domain = random.pick(['app.example.com', computed('hostDomain'), '']);
    }
  },

  organizationSync(random, { options }) {
    options.organizationSyncOptions = random.pick(ORGANIZATION_SYNC);
    if (random.chance(0.03)) {
      options.organizationSyncOptions = random.pick([
        { organizationPatterns: ['/orgs/:slug('] },
        { personalAccountPatterns: '/me/:' },
        { organizationPatterns: ['/:id/:id'] },
      ]);
    }
  },

  shape(random, setup) {
    setup.form = random.weighted({ object: 4, callback: 3, promise: 3, throws: 0.2, rejects: 0.2, nothing: 0.2 });
    if (random.chance(0.4)) {
      setup.mount = random.pick(['/api', '/orgs', '/satellite']);
    }
    if (random.chance(0.2)) {
      setup.earlierHeaders = random.pick([
        [['cache-control', 'private']],
        [['access-control-allow-origin', 'https://a.example']],
        [['set-cookie', 'theme=dark']],
        [['x-clerk-auth-reason', 'mine']],
      ]);
    }
  },

  environment(random, setup, name) {
    const environment = {};
    for (const [variable, values] of Object.entries(ENVIRONMENT)) {
      if (random.chance(0.22)) {
        environment[variable] = random.pick(values);
      }
    }
    if (random.chance(0.15)) {
      Object.assign(environment, {
        VERCEL_TARGET_ENV: 'production',
        VERCEL_PROJECT_PRODUCTION_URL: random.pick(['app.vercel.app', 'https://app.vercel.app/x', 'app.example.com']),
      });
    }
    if (environment.CLERK_SECRET_KEY) {
      environment.CLERK_SECRET_KEY = `sk_test_environment_${name}`;
    }
    setup.environment = environment;
    for (const name of random.some(['publishableKey', 'secretKey'], 0.3)) {
      delete setup.options[name];
    }
  },

  mistakes(random, { options }) {
    const name = random.weighted({ publishableKey: 5, secretKey: 3, jwtKey: 1 });
    options[name] = random.pick(MISTAKES[name]);
  },
};

/** How often a dimension is in focus. Those that end most requests early are rare. */
const WEIGHTS = {
  keys: 0.25,
  verification: 0.25,
  others: 0.06,
  satellite: 0.22,
  proxy: 0.1,
  organizationSync: 0.2,
  shape: 0.12,
  environment: 0.04,
  mistakes: 0.025,
};

const ORGANIZATION_SYNC = [
  { organizationPatterns: ['/orgs/:slug', '/orgs/:slug/(.*)'], personalAccountPatterns: ['/me', '/me/(.*)'] },
  { organizationPatterns: ['/organizations/:id', '/organizations/:id/(.*)'], personalAccountPatterns: '/me' },
  { organizationPatterns: '/orgs/:slug?' },
  { organizationPatterns: '/orgs/:slug*' },
  { organizationPatterns: '/:id(org_\\d+)/(.*)' },
  { organizationPatterns: ['/orgs/:slug', /^\/regexp\/(?<slug>[^/]+)$/i] },
  { organizationPatterns: /^\/regexp\/([^/]+)/ },
  { organizationPatterns: '/orgs/:team', personalAccountPatterns: '/orgs/(.*)' },
  { organizationPatterns: ['/organizations/:id', '/orgs/:slug'], personalAccountPatterns: ['/me', '/(.*)'] },
  { personalAccountPatterns: ['/', '/me{/:tab}?'] },
  { organizationPatterns: [] },
  {},
];

const ENVIRONMENT = {
  CLERK_PUBLISHABLE_KEY: [instances.production.publishableKey, instances.development.publishableKey],
  CLERK_SECRET_KEY: ['(named after the case)'],
  CLERK_API_URL: [BACKEND],
  CLERK_API_VERSION: ['v9'],
  CLERK_JWT_KEY: [signingKey.pem, foreignKey.pem],
  CLERK_SIGN_IN_URL: ['https://environment.example/sign-in'],
  CLERK_DOMAIN: ['environment.example'],
  CLERK_PROXY_URL: ['https://proxy.environment.example/__clerk', '/__clerk'],
  CLERK_IS_SATELLITE: ['true', '1', 'TRUE', '7abc', 'yes', '0', ''],
  CLERK_MACHINE_SECRET_KEY: ['ak_environment'],
};

const MISTAKES = {
  publishableKey: [
    undefined,
    '',
    'garbage',
    'pk_test_',
    'pk_live_@@@',
    'pk_test_Zm9v',
    `${instances.production.publishableKey} `,
    'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k_x',
    'pk_live_Y2xlcmsuZXhhbXBsZS5jb20=',
  ],
  secretKey: [undefined, ''],
  jwtKey: ['junk', ''],
};

function drawProxyUrl(random) {
  return random.pick([
    'https://app.example.com/__clerk',
    'https://app.example.com/__clerk//',
    '/__clerk',
    '/__clerk/',
    'http://localhost:4000/api/__clerk',
    'odd',
    computed('ownProxy'),
    computed('relativeProxy'),
    computed('proxyFromQuery'),
    '',
  ]);
}

/**
 * A configuration: `options` of the middleware, `client` (options of a custom client, or `null`), `form` in which
 * the options are passed, `mount` path, `earlierHeaders` that the app has set, and `environment` variables.
 *
 * @param {import('./random').Random} random
 * @param {string} name of the case; keys that must not be in any cache are named after it
 */
function drawConfiguration(random, name) {
  const instance = random.pick(['production', 'development']);
  const { publishableKey } = instances[instance];
  const setup = {
    instance,
    options: { publishableKey, secretKey: WARM_SECRET_KEY },
    client: null,
    form: 'object',
    mount: null,
    earlierHeaders: [],
    environment: {},
  };
  for (const [dimension, draw] of Object.entries(DIMENSIONS)) {
    if (random.chance(WEIGHTS[dimension])) {
      draw(random, setup, name);
    }
  }
  if (random.chance(0.01)) {
    setup.options[random.pick(['isSatellite', 'domain', 'proxyUrl'])] = computed('throwing');
  }
  placeKeys(random, setup);
  if (!isWarm(setup)) {
    // Otherwise cases would share keys that the first of them fetches, and the order of cases is random.
    replaceSecretKey(setup, `sk_test_cold_${name}`);
  }
  return setup;
}

/** Where the URL of the Backend API is set: in a custom client, which has the keys too, or in the options. */
function placeKeys(random, setup) {
  const { options } = setup;
  if (!random.chance(0.75)) {
    options.apiUrl = random.pick([BACKEND, BACKEND, `${BACKEND}/`, `${BACKEND}/base`]);
    return;
  }
  const { publishableKey, apiVersion } = options;
  // A client whose key is not a string cannot be created.
  const secretKey = typeof options.secretKey === 'number' ? undefined : options.secretKey;
  setup.client = { apiUrl: random.chance(0.9) ? BACKEND : `${BACKEND}/base/`, secretKey, publishableKey, apiVersion };
  delete options.apiVersion;
  for (const name of random.some(['secretKey', 'publishableKey'], 0.5)) {
    if (typeof options[name] !== 'number') {
      delete options[name];
    }
  }
  for (const name of random.some(['audience', 'isSatellite', 'domain', 'jwtKey', 'machineSecretKey'], 0.15)) {
    if (options[name]?.computed === undefined) {
      setup.client[name] = options[name];
      delete options[name];
    }
  }
}

/** Whether the URL and version of the Backend API are those whose keys are in memory. */
function isWarm({ options, client, environment }) {
  const { apiUrl, apiVersion } = client ?? options;
  return apiUrl === BACKEND && apiVersion === undefined && Object.keys(environment).length === 0;
}

function replaceSecretKey({ options, client }, secretKey) {
  for (const holder of [options, client ?? {}]) {
    if (holder.secretKey === WARM_SECRET_KEY) {
      holder.secretKey = secretKey;
    }
  }
}

module.exports = { WARM_SECRET_KEY, drawConfiguration };
