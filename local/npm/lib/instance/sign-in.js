'use strict';

const { ClerkLocalError } = require('../error');
const { cookiesFor } = require('./cookies');

/**
 * @import { ClerkLocalUser, PlaywrightPage, PuppeteerPage } from '../../index'
 * @import { Call } from './call'
 */

/** The names of this machine in URLs of apps. Browsers store their cookies separately. */
const LOOPBACK = ['localhost', '127.0.0.1'];

/**
 * Signs in without a user interface: adds the cookies of a new browser to the page's browser context.
 *
 * @param {Call} call
 * @param {PlaywrightPage | PuppeteerPage} page
 * @param {ClerkLocalUser} who
 */
async function signIn(call, page, who) {
  const add = adderOf(page);
  const appUrl = who.appUrl ?? originOf(page.url());
  await add(await cookiesFor(call, { ...who, appUrl }, appUrl === undefined ? LOOPBACK : [new URL(appUrl).hostname]));
}

module.exports = { signIn };

/**
 * The function that adds cookies to the context of a page.
 *
 * @param {Partial<PlaywrightPage & PuppeteerPage>} page
 * @returns {(cookies: import('../../index').ClerkLocalCookie[]) => Promise<unknown>}
 * @throws {ClerkLocalError} `page-unsupported`
 */
function adderOf(page) {
  const context = page?.context?.();
  if (typeof context?.addCookies === 'function') {
    return (cookies) => context.addCookies(cookies);
  }
  const puppeteer = page?.browserContext?.();
  if (typeof puppeteer?.setCookie === 'function') {
    return (cookies) => puppeteer.setCookie(...cookies);
  }
  throw new ClerkLocalError(
    'page-unsupported',
    'signIn() expects a Page of Playwright, or of Puppeteer 23.10 or later. For others, use the cookies of cookies().',
  );
}

/**
 * The origin of the app that a page shows.
 *
 * @param {string} url
 * @returns {string | undefined} `undefined` for `about:blank`
 */
function originOf(url) {
  return /^https?:/.test(url) ? new URL(url).origin : undefined;
}
