'use strict';

const { closeChromium, openChromium } = require('./in-browser');
const { stopAll } = require('../../../scripts/demo/process');

/** Root hooks of mocha. */
const mochaHooks = {
  /** @this {{ skip(): void }} */
  async beforeAll() {
    if (process.env.BROWSER_TESTS === 'skip') {
      return this.skip();
    }
    await openChromium();
  },
  async afterAll() {
    await Promise.all([closeChromium(), stopAll()]);
  },
};

module.exports = { mochaHooks };
