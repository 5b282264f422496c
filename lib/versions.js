'use strict';

const { inspect } = require('node:util');
const native = require('./native');

/** @import { Versions } from '../types/versions' */

/** @type {readonly (keyof Versions)[]} */
const NAMES = ['package', 'addon', 'target', 'libc', 'node', 'nodeApi', 'napi', 'rustc', 'awsLc', 'rustls'];

/** @type {Versions | undefined} */
let known;

/**
 * The versions in use: of the package, of its addon, and of what built the addon. They are determined when they are
 * read, because an ES module cannot export what is created later, and hardly any app reads them.
 *
 * @type {Versions}
 */
const versions = Object.create(Object.prototype);
for (const name of NAMES) {
  Object.defineProperty(versions, name, { enumerable: true, get: () => determine()[name] });
}
// The console would show getters instead of their values.
Object.defineProperty(versions, inspect.custom, { value: () => determine() });

function determine() {
  return (known ??= {
    package: require('../package.json').version,
    addon: native.VERSION,
    node: process.versions.node,
    nodeApi: String(process.versions.napi),
    ...native.buildInformation(),
  });
}

module.exports = Object.freeze(versions);
