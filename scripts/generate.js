'use strict';

/**
 * `npm run generate`: writes everything that follows from the definition of the Backend API in `api/definition/`, and
 * from the registries of reasons and error codes (`api/reasons.yaml`, `api/errors.yaml`), and the reference pages that
 * follow from the type declarations and from tables in `lib/`. With `--check`, writes nothing and fails if a file
 * differs from what would be written.
 */

const fs = require('node:fs');
const path = require('node:path');
const { apiPages } = require('./generate/api');
const { readDefinition } = require('./generate/definition');
const { environmentPage } = require('./generate/environment');
const { errorCodeFiles, readErrorCodes } = require('./generate/error-codes');
const { interopDeclarations } = require('./generate/interop');
const { javascriptTables } = require('./generate/javascript');
const { optionsPage } = require('./generate/options');
const { readReasons, reasonFiles } = require('./generate/reasons');
const { referencePages } = require('./generate/reference');
const { rustTables } = require('./generate/rust');
const { testingTables } = require('./generate/testing');
const { typeDeclarations } = require('./generate/types');

const root = path.join(__dirname, '..');

/** @typedef {import('./generate/model').GeneratedFile} GeneratedFile */

/** Folders in which every file is generated. Other files in them are deleted. */
const OWNED = [
  'api/src/table',
  'types/operation',
  'types/resource',
  'docs/reference/backend-api',
  'docs/reference/api',
  'docs/reference/reasons',
];

/**
 * All generated files.
 *
 * @returns {Promise<Map<string, string>>} texts by path, relative to the root of the repository
 */
async function generateAll() {
  const definition = await generate();
  const declarations = await allFormatted([...optionsPage(), ...environmentPage(), ...(await apiPages())]);
  return new Map([...definition, ...declarations]);
}

/**
 * The files that follow from the definition of the Backend API.
 *
 * @param {string} [folder] the folder with the definition
 * @returns {Promise<Map<string, string>>} texts by path, relative to the root of the repository
 */
async function generate(folder = path.join(root, 'api', 'definition')) {
  const definition = readDefinition(folder);
  const reasonGroups = readReasons(path.join(root, 'api', 'reasons.yaml'));
  const files = [
    ...typeDeclarations(definition),
    ...interopDeclarations(definition),
    ...javascriptTables(definition),
    ...rustTables(definition),
    ...testingTables(definition),
    ...referencePages(definition),
    ...reasonFiles(reasonGroups),
    ...errorCodeFiles(
      readErrorCodes(path.join(root, 'api', 'errors.yaml')),
      reasonGroups.flatMap(({ reasons }) => reasons),
    ),
  ];
  return allFormatted(files);
}

/**
 * @param {GeneratedFile[]} files
 * @returns {Promise<Map<string, string>>}
 */
async function allFormatted(files) {
  const texts = await Promise.all(files.map(([name, text]) => formatted(name, text)));
  return new Map(files.map(([name], index) => [name, texts[index]]));
}

/**
 * Formatted texts by name and text: most are the same for another definition, as the tests have.
 *
 * @type {Map<string, Promise<string>>}
 */
const known = new Map();

/**
 * Formats declarations and documents. Tables keep one row per line, which is easier to read.
 *
 * @param {string} name
 * @param {string} text
 * @returns {Promise<string>}
 */
async function formatted(name, text) {
  if (!/\.d\.ts$|\.md$|^examples\//.test(name)) {
    return text;
  }
  const key = JSON.stringify([name, text]);
  const result = known.get(key) ?? format(name, text);
  known.set(key, result);
  return result;
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {Promise<string>}
 */
async function format(name, text) {
  // Not loaded earlier: only this takes it.
  const prettier = require('prettier');
  return prettier.format(text, { ...(await prettier.resolveConfig(path.join(root, name))), filepath: name });
}

/**
 * Paths whose contents differ from what would be written, missing and superfluous files included.
 *
 * @param {Map<string, string>} files what {@link generateAll} returned
 */
function staleFiles(files) {
  const read = (/** @type {string} */ file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined);
  const changed = [...files].filter(([name, text]) => read(path.join(root, name)) !== text).map(([name]) => name);
  return [...changed, ...superfluousFiles(files)];
}

/** @param {Map<string, string>} files */
function superfluousFiles(files) {
  const present = OWNED.filter((folder) => fs.existsSync(path.join(root, folder))).flatMap((folder) =>
    fs.readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`),
  );
  return present.filter((name) => !files.has(name));
}

/** @param {Map<string, string>} files */
function write(files) {
  for (const name of superfluousFiles(files)) {
    fs.rmSync(path.join(root, name));
  }
  for (const [name, text] of files) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  }
}

/** @param {string[]} args */
async function main(args) {
  const files = await generateAll();
  const stale = staleFiles(files);
  if (!args.includes('--check')) {
    write(files);
    console.log(stale.length === 0 ? 'Everything is up to date.' : `Written:\n${stale.join('\n')}`);
  } else if (stale.length > 0) {
    console.error(`These files are stale; run \`npm run generate\`:\n${stale.join('\n')}`);
    process.exitCode = 1;
  }
}

if (require.main === module) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}

module.exports = { generate, generateAll, staleFiles };
