'use strict';

// Neither the addon nor the rest of the package is loaded: apps of Clerk's SDK can use this, too.
module.exports = require('./lib/testing');
