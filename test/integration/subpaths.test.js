'use strict';

const assert = require('node:assert/strict');

/** What becomes of a module that is asked for: its names, or the code of the error. */
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
  it('./types has nothing at run time, as at the peer', async () => {
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

  it('./package.json tells the version, as at the peer', () => {
    assert.equal(require('clerk-express-native/package.json').name, 'clerk-express-native');
    assert.equal(require('@clerk/express/package.json').name, '@clerk/express');
  });

  it("are all of the peer's", () => {
    const subpaths = (name) => Object.keys(require(`${name}/package.json`).exports);
    assert.deepEqual(
      subpaths('@clerk/express').filter((subpath) => !subpaths('clerk-express-native').includes(subpath)),
      [],
    );
  });

  it('end where the package begins: what is within is its own affair', async () => {
    assert.equal(required('clerk-express-native/lib/middleware.js'), 'ERR_PACKAGE_PATH_NOT_EXPORTED');
    assert.equal(await imported('clerk-express-native/lib/middleware.js'), 'ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});
