'use strict';

/** Prints the results of a run. */

const { deviations } = require('./deviations');
const { outcomeOf } = require('./outcome');
const reasons = require('./reasons');

/** Maximum length of a value that is shown as one of many. */
const MAX_SHOWN = 300;

/** Maximum number of kinds of unexplained differences to show, unless all are requested. */
const MAX_GROUPS = 20;

/** Maximum number of differences to show per case. */
const MAX_DIFFERENCES = 5;

/**
 * Prints a run's results and returns whether all differences are explained.
 *
 * @param {import('./run').Result[]} results
 * @param {{ isVerbose: boolean, again: (parityCase: object) => string }} options `again` is the command for one case
 */
function report(results, { isVerbose, again }) {
  const skipped = results.filter(({ ours }) => ours === undefined);
  console.log(`${results.length} cases, ${skipped.length} of them of kinds that one implementation does not export.`);
  tellExplained(results);
  if (isVerbose) {
    tellOutcomes(results);
  }
  const faults = results.filter(({ differences }) => differences.some(({ id }) => id === null));
  for (const group of grouped(faults).slice(0, isVerbose ? Infinity : MAX_GROUPS)) {
    tellGroup(group, again);
  }
  console.log(
    `\n${faults.length === 0 ? 'Every difference is explained.' : `${faults.length} cases with unexplained differences.`}`,
  );
  return faults.length === 0;
}

/** Prints one case with all requests and responses. */
function reportInFull({ parityCase, ours, reference, differences }) {
  console.log(JSON.stringify({ parityCase, ours, reference }, readable, 2));
  for (const { difference, id } of differences) {
    console.log(
      `\n${id ?? '✗ unexplained'}: ${difference.part}\n  ours ${JSON.stringify(difference.ours, readable)}\n  reference ${JSON.stringify(difference.reference, readable)}`,
    );
  }
  console.log(differences.length === 0 ? '\nNo difference.' : '');
}

function tellExplained(results) {
  const counts = new Map();
  for (const { differences } of results) {
    const ids = new Set(differences.map(({ id }) => id).filter((id) => id !== null));
    ids.forEach((id) => counts.set(id, (counts.get(id) ?? 0) + 1));
  }
  for (const id of new Set(deviations.map((row) => row.id))) {
    if (counts.has(id)) {
      const texts = deviations.filter((row) => row.id === id).map(({ text }) => text);
      console.log(`  ${String(counts.get(id)).padStart(5)}  ${id}: ${texts.join('; ')}`);
    }
  }
}

/** The number of random cases per outcome of `@clerk/express`, which shows the coverage of the run. */
function tellOutcomes(results) {
  const outcomes = results
    .filter(({ parityCase, reference }) => reference !== undefined && parityCase.title === undefined)
    .map(({ reference }) => outcomeOf(reference));
  console.log('\nOutcomes of @clerk/express in random cases:');
  tellCounts(outcomes);
  const met = new Set(outcomes.map((outcome) => outcome.replace('handshake: ', '')));
  const missing = reasons.filter((reason) => !met.has(reason));
  console.log(missing.length === 0 ? 'All reasons were met.' : `Reasons that were not met: ${missing.join(', ')}.`);
}

/**
 * Cases that differ in the same places with the same outcomes, usually with one cause; the largest group first.
 */
function grouped(faults) {
  const groups = new Map();
  for (const fault of faults) {
    const parts = unexplained(fault).map(({ part }) => part.replace(/[[.].*/, ''));
    const key = JSON.stringify([outcomeOf(fault.ours), outcomeOf(fault.reference), ...new Set(parts)]);
    groups.set(key, [...(groups.get(key) ?? []), fault]);
  }
  return [...groups.values()].sort((left, right) => right.length - left.length);
}

/** Prints one case for all of its group. */
function tellGroup(group, again) {
  const [fault] = group;
  const { parityCase, ours, reference } = fault;
  const count = group.length === 1 ? '' : `, and ${group.length - 1} more like it`;
  console.log(
    `\n✗ ${parityCase.title ?? parityCase.name} (${parityCase.kind})${count}: ours ${outcomeOf(ours)}, reference ${outcomeOf(reference)}`,
  );
  for (const difference of unexplained(fault).slice(0, MAX_DIFFERENCES)) {
    console.log(
      `  ${difference.part}\n    ours ${shown(difference.ours)}\n    reference ${shown(difference.reference)}`,
    );
  }
  console.log(`  again: ${again(parityCase)}`);
}

function unexplained({ differences }) {
  return differences.filter(({ id }) => id === null).map(({ difference }) => difference);
}

function tellCounts(names) {
  const counts = new Map();
  names.forEach((name) => counts.set(name, (counts.get(name) ?? 0) + 1));
  for (const [name, count] of [...counts].sort(([, left], [, right]) => right - left)) {
    console.log(`  ${String(count).padStart(5)}  ${name}`);
  }
}

function shown(value) {
  const text = JSON.stringify(value, readable) ?? '(nothing)';
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** Patterns as strings; of a token only pieces, enough to distinguish two. */
function readable(name, value) {
  if (value instanceof RegExp) {
    return String(value);
  }
  return typeof value === 'string'
    ? value.replace(
        /eyJ[\w-]+\.([\w-]+)\.[\w-]{20,}/g,
        (token, payload) => `${token.slice(0, 6)}…${payload.slice(-8)}…${token.slice(-8)}`,
      )
    : value;
}

module.exports = { report, reportInFull };
