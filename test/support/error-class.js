'use strict';

/**
 * The name of an error's class, for comparisons with the reference. Its configuration errors have no class, and
 * `ConfigurationError` has their name.
 *
 * @param {Error} error
 */
function errorClassOf({ name, constructor }) {
  // Bundlers put an underscore before the name of a class that names itself.
  return constructor.name === 'ConfigurationError' ? name : constructor.name.replace(/^_/, '');
}

module.exports = { errorClassOf };
