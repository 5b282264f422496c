'use strict';

/** One sign a result; text, because terminals and logs differ in what else they show. */
const SIGNS = { ok: 'ok', warning: 'warning', failed: 'FAILED', skipped: 'skipped' };

/**
 * The findings as text, one check a line, with what to do below it.
 *
 * @param {import('./index').Finding[]} findings
 */
function report(findings) {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.map(({ check, result, message, advice }) => {
    const head = `${SIGNS[result].padEnd(7)}  ${check.padEnd(width)}  ${message}`;
    return advice === undefined ? head : `${head}\n${' '.repeat(width + 11)}→ ${advice}`;
  });
  return `${lines.join('\n')}\n\n${summary(findings)}\n`;
}

/** @param {import('./index').Finding[]} findings */
function summary(findings) {
  /** @param {string} wanted */
  const count = (wanted) => findings.filter(({ result }) => result === wanted).length;
  const [failed, warnings] = [count('failed'), count('warning')];
  const warned = warnings === 0 ? '' : `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`;
  if (failed === 0) {
    return warned === '' ? 'Nothing is wrong.' : `Nothing is broken; ${warned}.`;
  }
  return `${failed} ${failed === 1 ? 'check' : 'checks'} failed${warned && `, ${warned}`}.`;
}

module.exports = { report };
