'use strict';

/**
 * Loads the addon. `../binding.js` is generated; it looks for the binary of this platform next to the package (a
 * build from source) and then among the platform packages.
 */
function load() {
  try {
    return require('../binding.js');
  } catch (cause) {
    const platform = `${process.platform}-${process.arch}, Node ${process.version}`;
    throw new Error(
      `clerk-express-native: no binary could be loaded for this machine (${platform}). Reinstall the package with ` +
        'optional dependencies (npm install --include=optional); in a source checkout run npm run build.',
      { cause },
    );
  }
}

module.exports = load();
