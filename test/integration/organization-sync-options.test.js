'use strict';

const assert = require('node:assert/strict');
const { runInNewContext } = require('node:vm');
const { organizationSync } = require('../../lib/options/organization-sync');

const organizationPatterns = (value) => organizationSync({ organizationPatterns: value })?.organizationPatterns;

describe('The option organizationSyncOptions', () => {
  it('a string becomes a source, a regular expression a source with flags', () => {
    assert.deepEqual(organizationPatterns('/orgs/:slug'), {
      alternatives: [{ source: '/orgs/:slug' }],
      isArray: false,
    });
    assert.deepEqual(organizationPatterns(/^\/a/iu), {
      alternatives: [{ source: '^\\/a', flags: 'iu' }],
      isArray: false,
    });
    assert.deepEqual(organizationPatterns(/a/).alternatives, [{ source: 'a', flags: '' }], 'no flags are flags too');
  });

  it('an array keeps its order, and differs from its only entry', () => {
    const alternatives = [{ source: '/a' }, { source: 'b', flags: 'g' }, { source: '' }];
    assert.deepEqual(organizationPatterns(['/a', /b/g, '']), { alternatives, isArray: true });
    assert.deepEqual(organizationPatterns(['/a']), { alternatives: [{ source: '/a' }], isArray: true });
    assert.deepEqual(organizationPatterns([]), { alternatives: [], isArray: true });
  });

  it('both options are converted', () => {
    assert.deepEqual(organizationSync({ organizationPatterns: '/o/:id', personalAccountPatterns: ['/me'] }), {
      organizationPatterns: { alternatives: [{ source: '/o/:id' }], isArray: false },
      personalAccountPatterns: { alternatives: [{ source: '/me' }], isArray: true },
    });
    assert.deepEqual(organizationSync({ personalAccountPatterns: '/me' }), {
      organizationPatterns: undefined,
      personalAccountPatterns: { alternatives: [{ source: '/me' }], isArray: false },
    });
  });

  it('unset options are empty', () => {
    const nothing = [undefined, null, false, {}, { organizationPatterns: '' }, { personalAccountPatterns: undefined }];
    for (const options of nothing) {
      assert.equal(organizationSync(options), undefined);
    }
  });

  it('a regular expression of another realm is recognized', () => {
    const foreign = runInNewContext('/a/i');
    assert.ok(!(foreign instanceof RegExp));
    assert.deepEqual(organizationPatterns(foreign).alternatives, [{ source: 'a', flags: 'i' }]);
  });

  it('changing the array later has no effect', () => {
    const list = ['/a'];
    const converted = organizationPatterns(list);
    list.push('/b');
    assert.deepEqual(converted.alternatives, [{ source: '/a' }]);
  });

  it('any other value is an error that names the option, and not the value', () => {
    const refused = {
      'a number': 5,
      'an object': { pattern: '!secret!' },
      'a function': () => '!secret!',
      'a boolean': true,
    };
    for (const [seen, value] of Object.entries(refused)) {
      const isRight = ({ name, code, message }) =>
        name === 'TypeError' &&
        code === 'organization-sync-options-invalid' &&
        message.includes(`organizationSyncOptions.personalAccountPatterns contains ${seen};`) &&
        !message.includes('!secret!');
      assert.throws(() => organizationSync({ personalAccountPatterns: value }), isRight, seen);
      assert.throws(
        () => organizationSync({ personalAccountPatterns: ['/a', value] }),
        isRight,
        `an array with ${seen}`,
      );
    }
    for (const entry of [undefined, null, ['/a']]) {
      assert.throws(() => organizationPatterns([entry]), /contains (undefined|null|an array);/);
    }
    assert.throws(() => organizationPatterns(Array(1)), /contains undefined;/);
    for (const options of ['/orgs/:slug', ['/orgs/:slug'], 5]) {
      assert.throws(
        () => organizationSync(options),
        ({ code, message }) =>
          code === 'organization-sync-options-invalid' &&
          /organizationSyncOptions is (an array|a string|a number); expected an object/.test(message),
      );
    }
  });
});
