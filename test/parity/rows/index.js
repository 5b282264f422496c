'use strict';

/** All named cases: the rows of the specification's tables, and the deliberate differences. */
module.exports = [
  ...require('./cookie-path'),
  ...require('./handshake'),
  ...require('./organization-sync'),
  ...require('./resolve'),
  ...require('./refresh'),
  ...require('./reasons'),
  ...require('./suffix'),
  ...require('./machine'),
  ...require('./get-auth'),
  ...require('./deviations'),
];
