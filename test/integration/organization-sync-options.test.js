'use strict';

const assert = require('node:assert/strict');
const { runInNewContext } = require('node:vm');
const { organizationSync } = require('../../lib/options/organization-sync');

const organizationPatterns = (value) => organizationSync({ organizationPatterns: value })?.organizationPatterns;

describe('The option organizationSyncOptions', () => {
  it('a path is a source, a regular expression a source with flags', () => {
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

  it('a list keeps its order, and is something else than its only entry', () => {
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

  it('nothing configured is nothing', () => {
    const nothing = [undefined, null, false, {}, { organizationPatterns: '' }, { personalAccountPatterns: undefined }];
    for (const options of nothing) {
      assert.equal(organizationSync(options), undefined);
    }
  });

  it('a regular expression of another realm is one as well', () => {
    const foreign = runInNewContext('/a/i');
    assert.ok(!(foreign instanceof RegExp));
    assert.deepEqual(organizationPatterns(foreign).alternatives, [{ source: 'a', flags: 'i' }]);
  });

  it('changing the list later changes nothing', () => {
    const list = ['/a'];
    const converted = organizationPatterns(list);
    list.push('/b');
    assert.deepEqual(converted.alternatives, [{ source: '/a' }]);
  });

  it('any other value is an error that names the option, and not the value', () => {
    const refused = {
      'a value of the type number': 5,
      'a value of the type object': { pattern: '!secret!' },
      'a value of the type function': () => '!secret!',
      'a value of the type boolean': true,
    };
    for (const [seen, value] of Object.entries(refused)) {
      const told = ({ name, message }) =>
        name === 'TypeError' &&
        message.includes(`organizationSyncOptions.personalAccountPatterns holds ${seen};`) &&
        !message.includes('!secret!');
      assert.throws(() => organizationSync({ personalAccountPatterns: value }), told, seen);
      assert.throws(() => organizationSync({ personalAccountPatterns: ['/a', value] }), told, `a list with ${seen}`);
    }
    for (const entry of [undefined, null, ['/a']]) {
      assert.throws(() => organizationPatterns([entry]), /holds (undefined|null|a list);/);
    }
    assert.throws(() => organizationPatterns(Array(1)), /holds undefined;/);
    for (const options of ['/orgs/:slug', ['/orgs/:slug'], 5]) {
      assert.throws(
        () => organizationSync(options),
        /organizationSyncOptions is (a list|a value of the type \w+); expected an object/,
      );
    }
  });
});
