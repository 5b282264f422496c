'use strict';

/**
 * What the program prints when it has started.
 *
 * @typedef {object} Announcement
 * @property {string} url its origin, such as `http://127.0.0.1:4100`
 * @property {Record<string, string>} env the environment variables of the app
 */

/**
 * Reads what the program prints: `NAME=value` lines, then a line with its URL.
 *
 * @param {string} output the output up to now
 * @returns {Announcement | undefined} `undefined` while the last line is missing
 */
function readAnnouncement(output) {
  const [, url] = /^clerk-local is listening on (\S+)\r?\n/m.exec(output) ?? [];
  if (url === undefined) {
    return undefined;
  }
  const variables = [...output.matchAll(/^([A-Z][A-Z_]*)=(.*?)\r?$/gm)];
  return { url, env: Object.fromEntries(variables.map(([, name, value]) => [name, value])) };
}

module.exports = { readAnnouncement };
