'use strict';

const { KINDS } = require('../apps/kinds');
const { table, whole } = require('./format');

/** @import { AppKind, Results } from '../types' */

/**
 * Instructions per request, by path and app; or why there are none.
 *
 * @param {Results['instructions']} instructions
 * @returns {string[]} lines of Markdown
 */
function instructionTable(instructions) {
  if (!instructions) {
    return [];
  }
  const rows = Object.entries(instructions).flatMap(([title, apps]) =>
    /** @type {[AppKind, number][]} */ (Object.entries(apps)).map(([kind, count]) => [
      title,
      KINDS[kind].title,
      whole(count),
      kind === 'bare' ? '' : whole(count - apps.bare),
    ]),
  );
  if (rows.length === 0) {
    return [WITHOUT_COUNTER];
  }
  return table(['requests with', 'app', 'instructions a request', 'added'], rows);
}

const WITHOUT_COUNTER =
  'This processor, or the virtual machine, does not let programs count instructions (`perf stat -e instructions:u`). Those of the native ' +
  'part are in bench/instructions.json, as Valgrind counts them (`npm run instructions`).';

module.exports = { instructionTable };
