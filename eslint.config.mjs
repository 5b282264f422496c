import js from '@eslint/js';
import globals from 'globals';
import typescript from 'typescript-eslint';

export default [
  { ignores: ['target/', 'npm/', 'binding.*', 'bench/results/', 'fuzz/'] },
  js.configs.recommended,
  ...typescript.configs.recommended.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: { ecmaVersion: 2023, globals: globals.node },
    rules: {
      'no-unused-vars': ['error', { args: 'after-used' }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.{js,cjs}'],
    languageOptions: { sourceType: 'commonjs' },
    rules: { strict: ['error', 'global'] },
  },
  { files: ['test/**/*.js'], languageOptions: { globals: globals.mocha } },
];
