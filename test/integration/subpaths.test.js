'use strict';

const assert = require('node:assert/strict');

/** The result of importing a module: its names, or the code of the error. */
const required = (specifier) => outcome(() => require(specifier));
const imported = (specifier) =>
  import(specifier).then(
    (module) => Object.keys(module),
    ({ code }) => code,
  );

function outcome(load) {
  try {
    return Object.keys(load());
  } catch ({ code }) {
    return code;
  }
}

describe('Subpaths', () => {
  it('./types has nothing at run time, as in @clerk/express', async () => {
    for (const load of [required, imported]) {
      assert.equal(await load('@clerk/express/types'), 'ERR_PACKAGE_PATH_NOT_EXPORTED');
      assert.equal(await load('clerk-express-native/types'), 'ERR_PACKAGE_PATH_NOT_EXPORTED');
    }
  });

  it('./env is an empty module, so that a program that imports it starts', async () => {
    assert.deepEqual(required('clerk-express-native/env'), []);
    assert.deepEqual(
      (await imported('clerk-express-native/env')).filter((name) => !['default', 'module.exports'].includes(name)),
      [],
    );
  });

  it('./package.json has the version, as in @clerk/express', () => {
    assert.equal(require('clerk-express-native/package.json').name, 'clerk-express-native');
    assert.equal(require('@clerk/express/package.json').name, '@clerk/express');
  });

  it('are all those of @clerk/express', () => {
    const subpaths = (name) => Object.keys(require(`${name}/package.json`).exports);
    assert.deepEqual(
      subpaths('@clerk/express').filter((subpath) => !subpaths('clerk-express-native').includes(subpath)),
      [],
    );
  });

  it('do not include internal modules', async () => {
    assert.equal(required('clerk-express-native/lib/middleware.js'), 'ERR_PACKAGE_PATH_NOT_EXPORTED');
    assert.equal(await imported('clerk-express-native/lib/middleware.js'), 'ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});
