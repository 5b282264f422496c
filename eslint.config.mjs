import js from '@eslint/js';
import globals from 'globals';
import typescript from 'typescript-eslint';

export default [
  { ignores: ['target/', 'npm/', 'binding.*', 'bench/results/', 'fuzz/', 'examples/*/dist/'] },
  js.configs.recommended,
  ...typescript.configs.recommended.map((config) => ({ ...config, files: ['**/*.{ts,mts}'] })),
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: { ecmaVersion: 2023, globals: globals.node },
    rules: {
      curly: ['error', 'all'],
      'no-unused-vars': ['error', { args: 'after-used' }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // Prettier wraps code; this limits comments, except lines that cannot be wrapped.
    files: ['**/*.{js,cjs,mjs,ts,mts}'],
    ignores: ['lib/backend/tables.js', 'lib/testing/shapes.js', 'types/operation/*', 'types/resource/*'],
    rules: {
      'max-len': [
        'error',
        { code: 120, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true },
      ],
    },
  },
  {
    files: ['**/*.{js,cjs}'],
    languageOptions: { sourceType: 'commonjs' },
    rules: { strict: ['error', 'global'] },
  },
  { files: ['local/templates/*.js'], languageOptions: { globals: globals.browser } },
  { files: ['test/**/*.js'], languageOptions: { globals: globals.mocha } },
  { files: ['examples/express/sign-in-in-browser.js'], languageOptions: { globals: globals.browser } },
  { files: ['examples/jest/*.test.js'], languageOptions: { globals: globals.jest } },
  // A fixture of Playwright names the fixtures that it depends on, even if it does not use them.
  { files: ['examples/playwright/*.mjs'], rules: { 'no-unused-vars': ['error', { args: 'none' }] } },
  // Functions that pages run.
  { files: ['test/browser/**/*.js'], languageOptions: { globals: { window: 'readonly' } } },
];
