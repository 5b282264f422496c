'use strict';

/**
 * The deliberate differences from the peer's Backend API: the only table of them. What no row explains is a fault.
 *
 * A row's `explains` looks at one difference of one case and is as narrow as it can be.
 *
 * @typedef {{ backendCase: import('./cases').BackendCase, difference: { part: string, ours: unknown, peer: unknown }, ours: object, peer: object }} Subject
 */

/** @type {{ id: string, text: string, explains: (subject: Subject) => boolean }[]} */
const deviations = [];

/**
 * The id of the first row that explains a difference, or `null`.
 *
 * @param {Subject} subject
 */
function explain(subject) {
  return deviations.find((row) => row.explains(subject))?.id ?? null;
}

module.exports = { deviations, explain };
