'use strict';

/**
 * A process, or one of its worker threads, that measures how long the middleware and `getAuth()` take for a request,
 * without Express and without a socket, which would hide what grows.
 */

const { IncomingMessage } = require('node:http');
const { Socket } = require('node:net');
const { isMainThread, parentPort, workerData, Worker } = require('node:worker_threads');
const { once } = require('node:events');
const { clerkMiddleware, getAuth } = require('clerk-express-native');
const { collectGarbage } = require('../memory/collect-garbage');
const { median } = require('../statistics/quantiles');

/**
 * @import { Request, RequestHandler, Response } from 'express'
 * @import { Costs, CostSettings, RequestHeaders, Tenant } from '../types'
 */

/** Requests that come in one turn of the event loop. */
const TURN = 250;

/** The keys of a thousand tenants are fetched at the same time, which a busy machine takes long for. */
const KEYS_TIMEOUT_MS = 60_000;

const socket = new Socket();
const response = /** @type {Response} */ (/** @type {unknown} */ ({ appendHeader() {}, writableEnded: false }));

if (isMainThread) {
  process.once('message', async (/** @type {CostSettings} */ { threads = 1, ...workload }) => {
    if (threads === 1) {
      process.send?.(await costs(workload));
      return;
    }
    const workers = Array.from({ length: threads }, (_, thread) => {
      const fresh = workload.fresh.filter((_, index) => index % threads === thread);
      return new Worker(__filename, { workerData: { ...workload, fresh } });
    });
    /** @type {Costs[]} */
    const all = await Promise.all(workers.map(async (worker) => (await once(worker, 'message'))[0]));
    const highest = (/** @type {keyof Costs} */ name) => Math.max(...all.map((one) => one[name]));
    process.send?.({ hot: highest('hot'), fresh: highest('fresh'), addedBytes: highest('addedBytes') });
  });
  process.on('disconnect', () => process.exit());
} else {
  costs(workerData).then((answer) => parentPort?.postMessage(answer));
}

/**
 * Microseconds for a request that came before, and for one whose token is new; and the memory that these take.
 *
 * @param {CostSettings} settings
 */
async function costs({ hot, fresh, tenants, repeats }) {
  const before = memoryInUse();
  let count = 0;
  const next = (/** @type {Tenant[]} */ all) => all[(count = (count + 1) % all.length)];
  const middleware = clerkMiddleware(tenants && (() => ({ ...next(tenants), jwksTimeoutInMs: KEYS_TIMEOUT_MS })));
  // The keys of each tenant are fetched before anything is measured.
  await Promise.all((tenants ?? [0]).map(() => signIn(middleware, hot[0])));
  await timeOf(middleware, again(hot, repeats));
  const hotCost = await timeOf(middleware, again(hot, repeats));
  const half = fresh.length >> 1;
  await timeOf(middleware, fresh.slice(0, half));
  const freshCost = await timeOf(middleware, fresh.slice(half));
  return { hot: hotCost, fresh: freshCost, addedBytes: memoryInUse() - before };
}

function memoryInUse() {
  collectGarbage();
  return process.memoryUsage.rss();
}

/**
 * @param {RequestHandler} middleware
 * @param {RequestHeaders} headers
 * @returns {Promise<void>}
 */
function signIn(middleware, headers) {
  return new Promise((resolve, reject) => {
    const request = requestWith(headers);
    middleware(request, response, (error) => {
      const isSignedIn = !error && getAuth(request).userId === 'user_1';
      return isSignedIn
        ? resolve()
        : reject(error ?? new Error(`The request is signed out: ${getAuth(request).debug().message}`));
    });
  });
}

/**
 * The median over the turns: it ignores turns in which the system did something else.
 *
 * @param {RequestHandler} middleware
 * @param {RequestHeaders[]} headers
 */
async function timeOf(middleware, headers) {
  const turns = [];
  for (let index = 0; index < headers.length; index += TURN) {
    const requests = headers.slice(index, index + TURN).map(requestWith);
    const begun = performance.now();
    for (const request of requests) {
      middleware(request, response, ignore);
      if (getAuth(request).userId !== 'user_1') {
        throw new Error('The request is signed out.');
      }
    }
    turns.push(((performance.now() - begun) * 1000) / requests.length);
    await new Promise(setImmediate);
  }
  return median(turns);
}

function ignore() {}

/**
 * @param {RequestHeaders[]} headers
 * @param {number} repeats
 */
function again(headers, repeats) {
  return Array.from({ length: repeats }, (_, index) => headers[index % headers.length]);
}

/**
 * @param {RequestHeaders} headers
 * @returns {Request}
 */
function requestWith(headers) {
  const request = /** @type {Request} */ (new IncomingMessage(socket));
  return Object.assign(request, {
    method: 'GET',
    url: '/',
    originalUrl: '/',
    headers: { host: 'localhost:3000', ...headers },
  });
}
