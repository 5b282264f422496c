'use strict';

const path = require('node:path');
const ts = require('typescript');

const root = path.join(__dirname, '..', '..');
const FILE = 'docs/reference/options.md';
const MARK = '<!-- Generated from the type declarations by `npm run generate`. Do not edit. -->';

/**
 * @typedef {{ name: string, type: string, fallback: string | undefined, text: string }} Option
 *
 * @typedef {(type: string) => Option[]} ReadOptions
 *
 * @typedef {{ title: string, type: string, intro: string, base?: string, groups?: Record<string, string[]>, nested?:
 *   string[] }} Section
 */

/** The options of `clerkMiddleware()`, by purpose. */
const GROUPS = {
  'Keys and the instance': ['publishableKey', 'secretKey', 'machineSecretKey', 'jwtKey', 'clerkClient'],
  'Accepted tokens': [
    'authorizedParties',
    'audience',
    'issuer',
    'headerType',
    'clockSkewInMs',
    'revocations',
    'strict',
    'acceptsToken',
  ],
  'Signing keys and caches': [
    'jwksCacheTtlInMs',
    'jwksTimeoutInMs',
    'skipJwksCache',
    'tokenCache',
    'machineTokenCache',
  ],
  Browsers: ['enableHandshake', 'signInUrl', 'organizationSyncOptions'],
  'Domains and proxies': ['isSatellite', 'domain', 'satelliteAutoSync', 'proxyUrl', 'frontendApiProxy'],
  'Backend API': ['apiUrl', 'apiVersion'],
  Diagnosis: ['debug'],
  'Copied to the request state': ['signUpUrl', 'afterSignInUrl', 'afterSignUpUrl'],
};

/**
 * One section per function: the type with its options, and `base`, the type whose options it shares. `nested` types
 * follow in the same section.
 *
 * @type {Section[]}
 */
const SECTIONS = [
  {
    title: 'clerkMiddleware',
    type: 'ClerkMiddlewareOptions',
    groups: GROUPS,
    nested: ['OrganizationSyncOptions', 'FrontendApiProxyOptions'],
    intro:
      'Options of `clerkMiddleware(options)`, also of `requireAuth(options)` and `authenticateRequest({ request, options })`. ' +
      'A function of the request may return them, or a promise of them: see [Several tenants](../guides/multi-tenant.md). ' +
      'Unknown options have no effect; a warning names them.',
  },
  {
    title: 'requireAuth',
    type: 'GuardOptions',
    intro: 'Options of a [guard](../guides/guards.md), in addition to those of [`clerkMiddleware`](#clerkmiddleware).',
  },
  { title: 'getAuth', type: 'AuthOptions', intro: 'Options of `getAuth(req, options)`.' },
  {
    title: 'authenticateUpgrade',
    type: 'AuthenticateUpgradeOptions',
    base: 'ClerkMiddlewareOptions',
    intro: 'Options of `authenticateUpgrade(req, options)`: see [WebSockets](../guides/websockets.md).',
  },
  {
    title: 'verifyToken',
    type: 'VerifyTokenOptions',
    intro: 'Options of `verifyToken(token, options)`. The environment is not read.',
  },
  {
    title: 'createClerkClient',
    type: 'ClerkOptions',
    nested: ['RetryOptions'],
    intro: 'Options of `createClerkClient(options)`. The environment is not read.',
  },
  {
    title: 'Calls of a client',
    type: 'CallOptions',
    intro:
      'The last argument of every method of `clerkClient`. What is omitted comes from the client: see ' +
      '[Backend API](../guides/backend-api.md).',
  },
  {
    title: 'clerkClient.authenticateRequest',
    type: 'AuthenticateRequestOptions',
    base: 'ClerkMiddlewareOptions',
    intro:
      'Options of `clerkClient.authenticateRequest(request, options)`, which authenticates a Fetch request. The environment ' +
      'is not read: what is omitted comes from the client.',
  },
  {
    title: 'createRevocations',
    type: 'CreateRevocationsOptions',
    intro: 'Options of `createRevocations(options)`: see [Revocations](../guides/revocations.md).',
  },
  {
    title: 'verifyWebhook',
    type: 'VerifyWebhookOptions',
    intro: 'Options of `verifyWebhook(req, options)`: see [Webhooks](../guides/webhooks.md).',
  },
];

/**
 * `docs/reference/options.md`: every option of every function, from the comments of its type.
 *
 * @returns {import('./model').GeneratedFile[]}
 */
function optionsPage() {
  const optionsOf = reader();
  const contents = SECTIONS.map(({ title }) =>
    `[\`${title}\`](#${slug(title)})`.replace('`Calls of a client`', 'calls of a client'),
  );
  const sections = SECTIONS.flatMap((section) => sectionText(section, optionsOf));
  return [[FILE, `${[MARK, '# Options', contents.join(' · '), ...sections].join('\n\n')}\n`]];
}

/**
 * @param {Section} section
 * @param {ReadOptions} optionsOf
 */
function sectionText({ title, type, intro, base, groups, nested = [] }, optionsOf) {
  const all = optionsOf(type);
  const shared = base ? optionsOf(base) : [];
  const isShared = (/** @type {Option} */ option) =>
    shared.some(({ name, text }) => name === option.name && text === option.text);
  const own = all.filter((option) => !isShared(option));
  const heading = title === 'Calls of a client' ? title : `\`${title}\``;
  return [
    `## ${heading}`,
    intro,
    ...(groups ? groupsText(own, groups) : own.map((option) => optionText(option, 3))),
    ...(base ? [sharedText(all.filter(isShared))] : []),
    ...nested.flatMap((name) => [
      `### Members of \`${name}\``,
      ...optionsOf(name).map((option) => optionText(option, 4)),
    ]),
  ];
}

/**
 * @param {Option[]} options
 * @param {Record<string, string[]>} groups
 */
function groupsText(options, groups) {
  const grouped = Object.values(groups).flat();
  const missing = options.filter(({ name }) => !grouped.includes(name)).map(({ name }) => name);
  const unknown = grouped.filter((name) => !options.some((option) => option.name === name));
  if (missing.length + unknown.length > 0) {
    throw new Error(
      `scripts/generate/options.js: sort ${missing.join(', ')} into GROUPS, and remove ${unknown.join(', ')}.`,
    );
  }
  return Object.entries(groups).flatMap(([title, names]) => [
    `### ${title}`,
    ...names.flatMap((name) => options.filter((option) => option.name === name).map((option) => optionText(option, 4))),
  ]);
}

/**
 * @param {Option} option
 * @param {number} level of the heading
 */
function optionText({ name, type, fallback, text }, level) {
  const facts = [`\`${type}\``, ...(fallback ? [`default: ${fallback}`] : [])];
  return `${'#'.repeat(level)} \`${name}\`\n\n${facts.join(' · ')}\n\n${text}`;
}

/** @param {Option[]} options */
function sharedText(options) {
  const links = options.map(({ name }) => `[\`${name}\`](#${name.toLowerCase()})`);
  return `As for \`clerkMiddleware\`: ${links.join(', ')}.`;
}

/**
 * Reads the members of exported types.
 *
 * @returns {ReadOptions}
 */
function reader() {
  const entries = ['index.d.ts', 'webhooks.d.ts'].map((name) => path.join(root, name));
  const { config } = ts.readConfigFile(path.join(__dirname, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const program = ts.createProgram(entries, options);
  const checker = program.getTypeChecker();
  const exported = entries.flatMap((entry) => {
    const source = program.getSourceFile(entry);
    const module = source && checker.getSymbolAtLocation(source);
    return module ? checker.getExportsOfModule(module) : [];
  });
  return (name) => {
    const symbol = exported.find((candidate) => candidate.name === name);
    if (!symbol) {
      throw new Error(`scripts/generate/options.js: no module exports the type ${name}.`);
    }
    const aliased = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(aliased)).map((member) => {
      const type = typeNodeOf(member);
      const { text, fallback } = parts(commentOf(member, checker));
      return {
        name: member.name,
        type: typeText(type),
        fallback,
        text: [text, membersOf(type, checker)].join('\n\n').trim(),
      };
    });
  };
}

/**
 * The declared type of a member of an interface, which is a property with a type.
 *
 * @param {ts.Symbol} member
 */
function typeNodeOf(member) {
  const [declaration] = /** @type {(ts.PropertySignature & { type: ts.TypeNode })[]} */ (member.declarations);
  return declaration.type;
}

/**
 * @param {ts.Symbol} symbol
 * @param {ts.TypeChecker} checker
 */
function commentOf(symbol, checker) {
  return ts.displayPartsToString(symbol.getDocumentationComment(checker));
}

/**
 * The members of an object type literal, as a Markdown list.
 *
 * @param {ts.TypeNode} node
 * @param {ts.TypeChecker} checker
 */
function membersOf(node, checker) {
  const members = ts.isTypeLiteralNode(node) ? [...node.members] : [];
  return members
    .flatMap(({ name }) => (name && checker.getSymbolAtLocation(name)) ?? [])
    .map((member) => [member.name, parts(commentOf(member, checker)).text.replace(/\s+/g, ' ')])
    .filter(([, text]) => text)
    .map(([name, text]) => `- \`${name}\`: ${text}`)
    .join('\n');
}

/** @param {ts.TypeNode} node */
function typeText(node) {
  return node
    .getText()
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/; }/g, ' }')
    .replace(/^\| /, '')
    .replace(/ \| undefined$/, '');
}

/**
 * Splits a comment into the sentence that names the default, and the rest.
 *
 * @param {string} comment
 */
function parts(comment) {
  const text = comment.replace(/\{@link[\s*]+([^}]*?)\s*\}/g, '`$1`').trim();
  /** @type {(string | undefined)[]} */
  const [sentence = '', fallback] = /\s*\bDefault:\s+((?:[^.]|\.(?!\s|$))+)\./.exec(text) ?? [];
  return { fallback: fallback && asCode(fallback.replace(/\s+/g, ' ')), text: text.replace(sentence, '').trim() };
}

/** @param {string} text */
function asCode(text) {
  return /^(true|false|[\d ]+)$/.test(text) ? `\`${text}\`` : text;
}

/** @param {string} title */
function slug(title) {
  return title
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}

module.exports = { optionsPage };
