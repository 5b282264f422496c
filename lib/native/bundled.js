'use strict';

// This file requires nothing, for the same reason as `./index.js`.

/**
 * Creates the error with the code `addon-bundled`. Bundlers cannot put an addon into their output, and the `require`
 * and `__dirname` in a bundle do not find it.
 *
 * @param {import('./index').Attempt} attempt
 */
function bundledError({ version, cause }) {
  const text = [
    `clerk-express-native ${version}: the package is part of a bundle, which cannot contain its native addon.`,
    `  found: ${cause?.message ?? 'no addon for this machine'}`,
    '  what to do: make the package and its subpaths external, and install it where the bundle runs:',
    `    webpack: externalsType: 'commonjs', externals: [/^clerk-express-native(\\/|$)/]`,
    '    Rollup: external: [/^clerk-express-native(\\/|$)/]',
    '    esbuild: --external:clerk-express-native',
    `    Vite: ssr: { external: ['clerk-express-native'] }`,
    '    ncc copies the addon: build where the addon for the machine that runs the bundle is installed',
    '  See docs/guides/bundlers.md in the package.',
  ];
  return Object.assign(new Error(text.join('\n'), { cause }), { code: 'addon-bundled' });
}

module.exports = { bundledError };
