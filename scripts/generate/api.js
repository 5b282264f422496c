'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const root = path.join(__dirname, '..', '..');
const FOLDER = 'docs/reference/api';
/**
 * The title of each page: its import path.
 *
 * @type {Record<string, string>}
 */
const TITLES = {
  'index.md': 'clerk-express-native',
  'webhooks.md': 'clerk-express-native/webhooks',
  'errors.md': 'clerk-express-native/errors',
  'redis.md': 'clerk-express-native/redis',
  'testing.md': 'clerk-express-native/testing',
};

const MARK = '<!-- Generated from the type declarations by `npm run generate`. Do not edit. -->';

const OPTIONS = {
  entryPoints: ['index.d.ts', 'webhooks.d.ts', 'errors.d.ts', 'redis.d.ts', 'testing.d.ts'],
  plugin: ['typedoc-plugin-markdown'],
  // docs/reference/backend-api describes the calls and what they return.
  exclude: ['**/types/operation/**', '**/types/resource/**', '**/types/testing-answers.d.ts'],
  excludeExternals: true,
  externalPattern: ['**/node_modules/**'],
  disableGit: true,
  disableSources: true,
  hideGenerator: true,
  readme: 'none',
  name: 'clerk-express-native',
  outputFileStrategy: 'modules',
  membersWithOwnFile: [],
  entryFileName: 'README',
  hidePageHeader: true,
  hideBreadcrumbs: true,
  hideGroupHeadings: false,
  useCodeBlocks: true,
  expandObjects: true,
  parametersFormat: 'table',
  propertiesFormat: 'table',
  interfacePropertiesFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  enumMembersFormat: 'table',
  typeDeclarationFormat: 'table',
  tableColumnSettings: { hideSources: true, hideModifiers: true, hideInherited: true, hideOverrides: true },
  sort: ['alphabetical'],
  groupOrder: ['Functions', 'Variables', 'Classes', '*'],
  logLevel: 'Error',
  // The declarations are checked by tests of their own.
  skipErrorChecking: true,
};

/**
 * `docs/reference/api/`: every exported function, class and type except those of the Backend API, as TypeDoc writes
 * them.
 *
 * @returns {Promise<import('./model').GeneratedFile[]>}
 */
async function apiPages() {
  // An ES module. Not loaded earlier: only this needs it.
  const { Application } = await import('typedoc');
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'api-'));
  try {
    const entryPoints = OPTIONS.entryPoints.map((name) => path.join(root, name));
    const options = {
      ...OPTIONS,
      entryPoints,
      tsconfig: path.join(__dirname, 'tsconfig.json'),
      basePath: root,
      outputs: [{ name: 'markdown', path: out }],
    };
    // The options include those of the Markdown plugin.
    const app = await Application.bootstrapWithPlugins(
      /** @type {Parameters<typeof Application.bootstrapWithPlugins>[0]} */ (options),
    );
    const project = await app.convert();
    if (!project) {
      throw new Error('TypeDoc could not read the type declarations; its messages are above.');
    }
    await app.generateOutputs(project);
    const names = fs.readdirSync(out).filter((name) => name.endsWith('.md'));
    /** @type {import('./model').GeneratedFile[]} */
    const pages = names.sort().map((name) => [name, page(name, fs.readFileSync(path.join(out, name), 'utf8'))]);
    return withExistingAnchors(new Map(pages)).map(([name, text]) => [`${FOLDER}/${name}`, text]);
  } finally {
    fs.rmSync(out, { recursive: true });
  }
}

/**
 * A page with its title, and without the anchors of table rows, to which no page links.
 *
 * @param {string} name
 * @param {string} text
 */
function page(name, text) {
  const body = name === 'README.md' ? index() : text.replace(/^# .*/, `# ${TITLES[name]}`);
  return `${MARK}\n\n${body.replace(/<a id="[^"]*"><\/a> /g, '')}`;
}

/**
 * TypeDoc numbers the anchors of headings as if those of table rows were headings too. Links to a number that does not
 * exist lead to the heading without it.
 *
 * @param {Map<string, string>} pages
 * @returns {[string, string][]}
 */
function withExistingAnchors(pages) {
  const headings = new Map([...pages].map(([name, text]) => [name, anchorsOf(text)]));
  return [...pages].map(([name, text]) => [
    name,
    text.replace(/\]\(([\w.]*)#([\w-]+)\)/g, (link, target, anchor) => {
      const known = headings.get(target || name);
      const plain = anchor.replace(/-\d+$/, '');
      return known?.has(anchor) || !known?.has(plain) ? link : `](${target}#${plain})`;
    }),
  ]);
}

/**
 * The anchors that GitHub generates for the headings of a page.
 *
 * @param {string} text
 */
function anchorsOf(text) {
  /** @type {Set<string>} */
  const anchors = new Set();
  for (const [, heading] of text.matchAll(/^#+ (.*)$/gm)) {
    const slug = heading
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-');
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count += 1) {
      anchor = `${slug}-${count}`;
    }
    anchors.add(anchor);
  }
  return anchors;
}

function index() {
  const links = Object.entries(TITLES).map(([name, title]) => `- [\`${title}\`](${name})`);
  return `# API\n\n${links.join('\n')}\n\nThe methods of \`clerkClient\` and what they return: [Backend API](../backend-api/README.md).\n`;
}

module.exports = { apiPages };
