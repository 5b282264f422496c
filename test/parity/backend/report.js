'use strict';

/** Prints the results of a run. */

const { deviations } = require('./deviations');

/** Maximum length of a value that is shown as one of many. */
const MAX_SHOWN = 240;

/** Maximum number of kinds of unexplained differences to show, unless all are requested. */
const MAX_GROUPS = 25;

/** Maximum number of differences to show per case. */
const MAX_DIFFERENCES = 4;

/**
 * Prints a run's results and returns whether all differences are explained.
 *
 * @param {object[]} results of `compareBackends`
 * @param {{ isVerbose: boolean }} options
 */
function report(results, { isVerbose }) {
  tellGroups(results);
  tellExplained(results, isVerbose);
  const faults = results.filter((result) => unexplained(result).length > 0);
  for (const alike of grouped(faults).slice(0, isVerbose ? Infinity : MAX_GROUPS)) {
    tellFault(alike);
  }
  console.log(
    `\n${faults.length === 0 ? 'Every difference is explained.' : `${faults.length} calls with unexplained differences.`}`,
  );
  return faults.length === 0;
}

/** Prints one case with all requests and responses. */
function reportInFull({ backendCase, ours, reference, differences }) {
  console.log(JSON.stringify({ backendCase, ours, reference }, readable, 2));
  for (const { difference, id } of differences) {
    console.log(
      `\n${id ?? '✗ unexplained'}: ${difference.part}\n  ours ${JSON.stringify(difference.ours)}\n  reference ${JSON.stringify(difference.reference)}`,
    );
  }
  console.log(differences.length === 0 ? '\nNo difference.' : '');
}

/**
 * The number of calls of each group that are equal (except for the user agent), differ on purpose, and differ
 * unexplained.
 */
function tellGroups(results) {
  const methods = new Set(results.map(({ backendCase: { namespace, method } }) => `${namespace}.${method}`));
  console.log(`${results.length} calls of ${methods.size} methods:`);
  for (const [group, own] of groupBy(results, ({ backendCase }) => backendCase.group)) {
    const faults = own.filter((result) => unexplained(result).length > 0).length;
    const equal = own.filter(({ differences }) => differences.every(({ id }) => id === 'user-agent')).length;
    const cells = [
      group.padEnd(16),
      ...[own.length, equal, own.length - equal - faults, faults].map((count) => String(count).padStart(6)),
    ];
    console.log(
      `  ${cells[0]}${cells[1]} calls, ${cells[2]} equal, ${cells[3]} differ on purpose, ${cells[4]} unexplained`,
    );
  }
}

function tellExplained(results, isVerbose) {
  const byId = groupBy(
    results.flatMap(({ backendCase, differences }) =>
      differences.map(({ id, difference }) => ({ id, difference, backendCase })),
    ),
    ({ id }) => id,
  );
  console.log('\nCalls that differ on purpose:');
  for (const id of new Set(deviations.map((row) => row.id))) {
    const explained = byId.get(id) ?? [];
    const texts = deviations.filter((row) => row.id === id).map(({ text }) => text);
    const calls = new Set(explained.map(({ backendCase }) => backendCase));
    console.log(`  ${String(calls.size).padStart(5)}  ${id}: ${texts.join('; ')}`);
    if (isVerbose) {
      [...calls].slice(0, MAX_GROUPS).forEach(({ name }) => console.log(`           ${name}`));
    }
  }
}

/** Calls that differ in the same places, usually with one cause; the largest group first. */
function grouped(faults) {
  const groups = groupBy(faults, (fault) => {
    const parts = unexplained(fault).map(
      ({ part, ours, reference }) => `${part.replace(/\[\d+\]/g, '[]')} ${typeof ours} ${typeof reference}`,
    );
    return JSON.stringify([fault.backendCase.group, ...new Set(parts.map((part) => part.slice(0, 60)))]);
  });
  return [...groups.values()].sort((one, other) => other.length - one.length);
}

/** Prints one case for all similar ones. */
function tellFault(alike) {
  const [fault] = alike;
  const count = alike.length === 1 ? '' : `, and ${alike.length - 1} more like it`;
  console.log(`\n✗ ${fault.backendCase.name}${count}`);
  for (const difference of unexplained(fault).slice(0, MAX_DIFFERENCES)) {
    console.log(
      `  ${difference.part}\n    ours ${shown(difference.ours)}\n    reference ${shown(difference.reference)}`,
    );
  }
  console.log(`  again: npm run parity:backend -- --case ${JSON.stringify(fault.backendCase.name)}`);
}

/** `Map.groupBy`, which the oldest supported Node lacks. */
function groupBy(entries, keyOf) {
  const groups = new Map();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (!groups.has(key)) {
      groups.set(key, []);
    }
    groups.get(key).push(entry);
  }
  return groups;
}

function unexplained({ differences }) {
  return differences.filter(({ id }) => id === null).map(({ difference }) => difference);
}

function shown(value) {
  const text = JSON.stringify(value) ?? '(nothing)';
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function readable(name, value) {
  return value instanceof RegExp ? String(value) : value;
}

module.exports = { report, reportInFull, unexplained };
