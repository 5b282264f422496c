'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { compile } = require('./compiler');

/** Programs as apps write them. They also state what the compiler must reject. */
const PROGRAMS = fs.readdirSync(path.join(__dirname, 'programs')).map((name) => path.join('programs', name));

describe('Types: programs that use @clerk/express', function () {
  this.timeout(120_000);

  for (const program of PROGRAMS) {
    it(`compile with the one import changed: ${path.basename(program)}`, () => {
      assert.deepEqual(compile(program).problems, [], 'with @clerk/express');
      const text = fs
        .readFileSync(path.join(__dirname, program), 'utf8')
        .replaceAll('@clerk/express', 'clerk-express-native');
      const { files, problems } = compile(program, { text });
      assert.deepEqual(problems, []);
      assert.deepEqual(
        files.filter((file) => file.includes('/node_modules/@clerk/')),
        [],
      );
    });
  }

  it('may pass environment variables that are unset, where @clerk/express allows it', () => {
    const options = ['jwtKey', 'secretKey', 'apiUrl', 'apiVersion', 'audience'].map(
      (name) => `${name}: process.env.VALUE`,
    );
    const text = `import { verifyToken } from 'clerk-express-native';\nverifyToken('', { ${options.join(', ')} });\n`;
    assert.deepEqual(compile('exact.mts', { text, settings: { exactOptionalPropertyTypes: true } }).problems, []);
  });
});
