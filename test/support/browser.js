'use strict';

const { describeRequest, serveApp } = require('./app');
const { implementations } = require('./implementations');
const { optionsFor } = require('./instances');
const { send } = require('./http');
const { sessionToken } = require('./tokens');

/**
 * @import { RequestHandler } from 'express'
 *
 * @typedef {{ method?: string, path?: string, headers?: Record<string, string | string[] | undefined> }} Visit A header
 *   of `undefined` is not sent
 */

/** The headers that browsers send when a user follows a link. */
const NAVIGATION = { host: 'app.example.com', 'sec-fetch-dest': 'document', accept: 'text/html' };

/**
 * Starts an app that browsers visit.
 *
 * @param {import('./app').CreateApp} express
 * @param {{ origin: string }} api Clerk's Backend API
 * @param {object} [options] options of the middleware, in addition to the keys
 * @param {{ guard?: (options: any) => RequestHandler, earlier?: RequestHandler }} [parts] the middleware, whose options
 *   depend on it, and a handler before it
 * @returns {Promise<{ reached: string[], visit: (cookie?: string, request?: Visit) => ReturnType<typeof send> }>}
 *   `reached` contains the URLs that the middleware let through
 */
async function startSite(
  express,
  api,
  options,
  { guard = implementations.ours.clerkMiddleware, earlier = (req, res, next) => next() } = {},
) {
  /** @type {string[]} */
  const reached = [];
  const { origin } = await serveApp(express, (app) => {
    app.use(earlier, guard(optionsFor(api, options)));
    app.use((req, res, next) => {
      reached.push(req.url);
      next();
    });
    app.use(describeRequest(implementations.ours));
  });
  const visit = (/** @type {string | undefined} */ cookie, /** @type {Visit} */ { headers, ...request } = {}) => {
    const sent = Object.entries({ ...NAVIGATION, cookie, ...headers }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    );
    return send(origin, { ...request, headers: Object.fromEntries(sent) });
  };
  return { reached, visit };
}

/**
 * One session token per issuer, because a token that is made a second later is a different string.
 *
 * @type {Map<string, string>}
 */
const sessions = new Map();

/** @param {{ issuer: string }} instance */
function sessionOf({ issuer }) {
  const session = sessions.get(issuer) ?? sessionToken({ iss: issuer });
  sessions.set(issuer, session);
  return session;
}

/**
 * The cookies of a session, as Clerk sets them.
 *
 * @param {import('./instances').Instance} instance
 * @param {string} [session]
 */
function directivesOf({ suffix, issuer }, session = sessionOf({ issuer })) {
  return [
    `__session=${session}; Path=/; Secure; SameSite=Lax`,
    `__session_${suffix}=${session}; Path=/; Secure; SameSite=Lax`,
    '__client_uat=1; Path=/; Domain=example.com; Max-Age=315360000',
  ];
}

/**
 * Names and values of the headers that the middleware added, in order.
 *
 * @param {{ rawHeaders: string[] }} response
 */
function addedHeaders({ rawHeaders }) {
  const pairs = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1]]] : []));
  return pairs.filter(([name]) => /^(access-control-|cache-control$|location$|set-cookie$|x-clerk-)/.test(name));
}

module.exports = { addedHeaders, directivesOf, startSite };
