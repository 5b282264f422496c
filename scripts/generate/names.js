'use strict';

/**
 * The JavaScript name for a key of JSON.
 *
 * @param {string} name
 */
function camelCase(name) {
  return name.replace(/_([a-z0-9])/g, (_, character) => character.toUpperCase());
}

/**
 * The name of a Rust constant or enum variant for a name in camel case or with hyphens.
 *
 * @param {string} name
 */
function screamingCase(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase();
}

module.exports = { camelCase, screamingCase };
