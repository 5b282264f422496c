'use strict';

const assert = require('node:assert/strict');
const { launchChromium } = require('../../../scripts/chromium');
const { Guard } = require('./guard');

/**
 * @import { Browser, BrowserContext, Page } from 'playwright-core'
 *
 * @typedef {object} Visitor
 * @property {BrowserContext} context cookies and storage of its own
 * @property {Page} page
 * @property {Guard} guard
 */

/** How long an action or a condition may take on a busy machine. */
const LIMIT_MS = 10_000;

/**
 * One process for all tests.
 *
 * @type {Browser | undefined}
 */
let chromium;

/** Starts the process of all tests. */
async function openChromium() {
  chromium = await launchChromium();
}

/** Ends it. */
async function closeChromium() {
  await chromium?.close();
}

/** A new browser context with a page, as if on another machine. */
async function newVisitor() {
  if (chromium === undefined) {
    throw new Error('Chromium is not open; run these tests with --config test/browser/mocharc.json.');
  }
  // Clerk's components replace each other without moving then.
  const context = await chromium.newContext({ reducedMotion: 'reduce' });
  context.setDefaultTimeout(LIMIT_MS);
  const guard = new Guard(context);
  return { context, guard, page: await context.newPage() };
}

/**
 * A test in a browser context of its own, which also fails if a page makes a request to another machine, throws an
 * exception or logs an error.
 *
 * @param {string} title
 * @param {(visitor: Visitor) => Promise<void>} run
 */
function inBrowser(title, run) {
  it(title, async () => {
    const visitor = await newVisitor();
    try {
      await run(visitor);
    } catch (error) {
      if (error instanceof Error) {
        error.message += `\n  URL: ${visitor.page.url()}\n  ${visitor.guard.describe()}`;
      }
      throw error;
    } finally {
      await visitor.context.close();
    }
    assert.deepEqual(visitor.guard.faults, []);
  });
}

module.exports = { closeChromium, inBrowser, newVisitor, openChromium };
