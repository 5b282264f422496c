'use strict';

const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

/** Collects garbage, so that memory is what is in use, and not what V8 has not tidied up yet. */
function collectGarbage() {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  collect();
  collect();
}

module.exports = { collectGarbage };
