'use strict';

const { describeRequest, serveApp } = require('./app');
const { implementations } = require('./implementations');
const { optionsFor } = require('./instances');
const { send } = require('./http');
const { sessionToken } = require('./tokens');

/** Headers of a browser that follows a link. */
const NAVIGATION = { host: 'app.example.com', 'sec-fetch-dest': 'document', accept: 'text/html' };

/**
 * Starts an app that browsers visit.
 *
 * @param {Function} express
 * @param {{ origin: string }} api Clerk's Backend API
 * @param {object} [options] of the middleware, in addition to the keys
 * @param {{ guard?: Function, earlier?: Function }} [parts] the middleware, and a handler before it
 * @returns {Promise<{ reached: string[], visit: (cookie?: string, request?: object) => Promise<object> }>} `reached`
 *   lists requests that passed the middleware; a header of `undefined` is not sent
 */
async function startSite(
  express,
  api,
  options,
  { guard = implementations.ours.clerkMiddleware, earlier = (req, res, next) => next() } = {},
) {
  const reached = [];
  const { origin } = await serveApp(express, (app) => {
    app.use(earlier, guard(optionsFor(api, options)));
    app.use((req, res, next) => {
      reached.push(req.url);
      next();
    });
    app.use(describeRequest(implementations.ours));
  });
  const visit = (cookie, { headers, ...request } = {}) => {
    const sent = Object.entries({ ...NAVIGATION, cookie, ...headers }).filter(([, value]) => value !== undefined);
    return send(origin, { ...request, headers: Object.fromEntries(sent) });
  };
  return { reached, visit };
}

/** One session of each instance: a token that is created a second later is a different string. */
const sessions = new Map();

function sessionOf({ issuer }) {
  const session = sessions.get(issuer) ?? sessionToken({ iss: issuer });
  sessions.set(issuer, session);
  return session;
}

/** Cookies of a session, as Clerk sets them. */
function directivesOf({ suffix, issuer }, session = sessionOf({ issuer })) {
  return [
    `__session=${session}; Path=/; Secure; SameSite=Lax`,
    `__session_${suffix}=${session}; Path=/; Secure; SameSite=Lax`,
    '__client_uat=1; Path=/; Domain=example.com; Max-Age=315360000',
  ];
}

/** Names and values of the headers that the middleware has added, in order. */
function addedHeaders({ rawHeaders }) {
  const pairs = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1]]] : []));
  return pairs.filter(([name]) => /^(access-control-|cache-control$|location$|set-cookie$|x-clerk-)/.test(name));
}

module.exports = { addedHeaders, directivesOf, startSite };
