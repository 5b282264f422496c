'use strict';

const assert = require('node:assert/strict');
const { memoizeByOptions } = require('../../lib/options/cache');

describe('A value that is cached for the options of each request', () => {
  const counted = () => {
    const made = [];
    return { made, valueOf: memoizeByOptions((options) => made.push(options)) };
  };

  it('is created once for equal options, in any order and any object', () => {
    const { made, valueOf } = counted();
    valueOf({ secretKey: 'a', authorizedParties: ['x', 'y'] });
    valueOf({ authorizedParties: ['x', 'y'], secretKey: 'a' });
    assert.equal(made.length, 1);
  });

  it('differs for each option that differs', () => {
    const { made, valueOf } = counted();
    const options = { secretKey: 'a', publishableKey: 'p', audience: ['x'], debug: undefined };
    const others = [
      { ...options, secretKey: 'b' },
      { ...options, publishableKey: 'q' },
      { ...options, audience: ['y'] },
      { ...options, audience: ['x', 'y'] },
      { ...options, audience: 'x' },
      { ...options, debug: false },
      { ...options, strict: true },
      { secretKey: 'a', publishableKey: 'p', audience: ['x'], strict: undefined },
    ];
    [options, ...others, options].forEach((one) => valueOf({ ...one }));
    assert.equal(made.length, 1 + others.length);
  });

  it('differs if an array has changed', () => {
    const { made, valueOf } = counted();
    const authorizedParties = ['x'];
    valueOf({ secretKey: 'a', authorizedParties });
    authorizedParties.push('y');
    valueOf({ secretKey: 'a', authorizedParties: ['x'] });
    valueOf({ secretKey: 'a', authorizedParties: ['x', 'y'] });
    assert.equal(made.length, 2);
  });

  it('differs if a member of a nested object differs, or was replaced', () => {
    const { made, valueOf } = counted();
    const organizationSyncOptions = { organizationPatterns: ['/orgs/:id'] };
    valueOf({ secretKey: 'a', organizationSyncOptions });
    valueOf({ secretKey: 'a', organizationSyncOptions: { organizationPatterns: ['/orgs/:id'] } });
    assert.equal(made.length, 1);
    organizationSyncOptions.organizationPatterns = ['/teams/:id'];
    valueOf({ secretKey: 'a', organizationSyncOptions });
    valueOf({ secretKey: 'a', organizationSyncOptions: {} });
    valueOf({ secretKey: 'a', organizationSyncOptions: undefined });
    assert.equal(made.length, 4);
  });

  it('is created once for a reverification that is created on each request', () => {
    const { made, valueOf } = counted();
    const reverification = (afterMinutes) => ({
      secretKey: 'a',
      reverification: { level: 'first_factor', afterMinutes },
    });
    [5, 5, 10].forEach((afterMinutes) => valueOf(reverification(afterMinutes)));
    assert.equal(made.length, 2);
  });

  it('gets the very client that was passed, and differs for another client', () => {
    const { made, valueOf } = counted();
    const clients = [{ name: 'client' }, { name: 'client' }];
    [...clients, clients[0]].forEach((clerkClient) => valueOf({ clerkClient }));
    assert.deepEqual(made.length, 2);
    made.forEach(({ clerkClient }, index) => assert.equal(clerkClient, clients[index]));
  });

  it('is created from a copy, which later changes of the options do not affect', () => {
    const { made, valueOf } = counted();
    const options = { secretKey: 'a' };
    valueOf(options);
    options.strict = true;
    assert.deepEqual(made, [{ secretKey: 'a' }]);
    valueOf(options);
    assert.equal(made.length, 2);
  });

  it('is created once for each of several alternating options with different names', () => {
    const { made, valueOf } = counted();
    const all = [{ secretKey: 'a' }, { secretKey: 'b', debug: false }, { secretKey: 'a', strict: true }];
    [...all, ...all, ...all].forEach((options) => valueOf({ ...options }));
    assert.equal(made.length, all.length);
  });

  it('is limited to the latest eight variants of one key', () => {
    const { made, valueOf } = counted();
    const variants = Array.from({ length: 9 }, (_, index) => ({ secretKey: 'a', domain: `${index}` }));
    variants.forEach(valueOf);
    variants.slice(1).forEach(valueOf);
    assert.equal(made.length, 9);
    valueOf(variants[0]);
    assert.equal(made.length, 10, 'the first variant was evicted');
  });

  it('is limited, for one key and in total', () => {
    const { made, valueOf } = counted();
    const repeated = { secretKey: 'a', domain: 'stays' };
    valueOf({ secretKey: 'a', domain: () => 0 });
    for (let index = 0; index < 20; index += 1) {
      valueOf({ secretKey: 'a', domain: () => index });
    }
    valueOf(repeated);
    valueOf(repeated);
    assert.equal(made.length, 22);
    for (let index = 0; index < 4096; index += 1) {
      valueOf({ secretKey: `other ${index}` });
    }
    valueOf(repeated);
    assert.equal(made.length, 22 + 4096 + 1, 'the first key was evicted');
  });
});
