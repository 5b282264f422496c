'use strict';

const path = require('node:path');
const { readReasons } = require('../../../scripts/generate/reasons');

/** A code of the Backend API, for the reasons that end with any of them. */
const ANY_CODE = 'resource_not_found';

const groups = readReasons(path.join(__dirname, '..', '..', '..', 'api', 'reasons.yaml'));

/** The reasons that a request can have, so that a run can list those that it has not met. */
module.exports = groups
  .flatMap(({ reasons }) => reasons)
  .filter(({ guard, foreign }) => !guard && !foreign)
  .map(({ code, prefix }) => (prefix ? `${code}${ANY_CODE}` : code));
