'use strict';

const { inspect } = require('node:util');
const native = require('./native');

let known;

/**
 * What is in use: the package, its addon, and what the addon was built from. It is found out when it is looked at,
 * because an ES module has no way to export what is made later, and nearly no app looks.
 */
const versions = {};
for (const name of ['package', 'addon', 'target', 'libc', 'node', 'nodeApi', 'napi', 'rustc', 'awsLc', 'rustls']) {
  Object.defineProperty(versions, name, { enumerable: true, get: () => findOut()[name] });
}
// The console would show that there are getters, and not what they give.
Object.defineProperty(versions, inspect.custom, { value: () => findOut() });

function findOut() {
  return (known ??= {
    package: require('../package.json').version,
    addon: native.VERSION,
    node: process.versions.node,
    nodeApi: process.versions.napi,
    ...native.buildInformation(),
  });
}

module.exports = Object.freeze(versions);
