'use strict';

const { resembles } = require('../../guard/spelling');
const { OPTION_VARIABLES, OTHER_VARIABLES } = require('../../options/environment');

/** Variables that this package reads. */
const READ = [...Object.values(OPTION_VARIABLES), ...OTHER_VARIABLES];

/**
 * Variables that look as if they had an effect, and have none.
 *
 * @returns {import('./index').Finding[]}
 */
function environmentFindings() {
  const ignored = Object.keys(process.env).filter((name) => name.startsWith('CLERK_') && !READ.includes(name));
  const misspelt = ignored.flatMap((name) => {
    const meant = READ.find((known) => resembles(name, known));
    return meant === undefined ? [] : [{ name, meant }];
  });
  const findings = misspelt.map(({ name, meant }) => warning(`${name} is not read`, `did you mean ${meant}?`));
  findings.push(...frontEndKey());
  if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
    findings.push(
      warning(
        'NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect: certificates are always verified',
        'name your certificate authority in NODE_EXTRA_CA_CERTS, and unset the variable',
      ),
    );
  }
  return findings;
}

/** Front-end frameworks have the key under a name of their own, which servers do not read. */
function frontEndKey() {
  const found = Object.keys(process.env).find((name) => /^[A-Z_]+_CLERK_PUBLISHABLE_KEY$/.test(name));
  if (found === undefined || process.env.CLERK_PUBLISHABLE_KEY) {
    return [];
  }
  return [warning(`${found} is for front ends and is not read here`, 'set CLERK_PUBLISHABLE_KEY to the same key')];
}

/**
 * @param {string} message
 * @param {string} advice
 * @returns {import('./index').Finding}
 */
function warning(message, advice) {
  return { check: 'environment', result: 'warning', message, advice };
}

module.exports = { environmentFindings };
