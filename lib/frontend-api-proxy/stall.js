'use strict';

/** @import { ClientRequest } from 'node:http' */
/** @import { AppRequest, AppResponse } from '../types' */

/** @typedef {'connection' | 'upstream' | 'client'} Awaited the party that an exchange waits for */

/** How often a request is checked. */
const INTERVAL_MS = 5_000;

/**
 * Maximum time without progress, by the awaited party.
 *
 * @type {Record<Awaited, number>}
 */
const LIMITS_MS = { connection: 10_000, upstream: 60_000, client: 300_000 };

/** @type {Record<Awaited, string>} */
const FAULTS = {
  connection: 'no connection was established',
  upstream: 'it neither sent nor received anything',
  client: 'the client neither sent nor received anything',
};

/**
 * Ends an exchange without progress. Slow is not stalled: any byte in any direction counts, and a slow client is not a
 * fault of the server that waits for it.
 *
 * @param {AppRequest} req
 * @param {AppResponse} res
 * @param {ClientRequest} upstream
 * @param {(error: Error & { code: string, awaited: Awaited }) => void} end is called at most once
 * @returns {() => void} stops watching
 */
function watch(req, res, upstream, end) {
  let moved = -1;
  let stillMs = 0;
  const timer = setInterval(() => {
    const now = bytesMoved(req, res, upstream);
    stillMs = now === moved ? stillMs + INTERVAL_MS : 0;
    moved = now;
    const awaited = awaitedParty(res, upstream);
    if (stillMs >= LIMITS_MS[awaited]) {
      clearInterval(timer);
      end(
        Object.assign(new Error(`${FAULTS[awaited]} for ${LIMITS_MS[awaited] / 1000} s`), {
          code: 'ETIMEDOUT',
          awaited,
        }),
      );
    }
  }, INTERVAL_MS);
  timer.unref?.();
  return () => clearInterval(timer);
}

/**
 * @param {AppResponse} res
 * @param {ClientRequest} upstream
 * @returns {Awaited}
 */
function awaitedParty(res, upstream) {
  if (!upstream.socket || upstream.socket.connecting) {
    return 'connection';
  }
  const isSending = !upstream.writableEnded && !upstream.writableNeedDrain;
  return isSending || (res.stream ?? res).writableNeedDrain ? 'client' : 'upstream';
}

/**
 * A number that changes when bytes move. An HTTP/2 connection also carries other requests, so its streams are measured.
 *
 * @param {AppRequest} req
 * @param {AppResponse} res
 * @param {ClientRequest} upstream
 */
function bytesMoved(req, res, { socket }) {
  const client =
    req.httpVersionMajor >= 2
      ? (res.stream?.bufferSize ?? 0)
      : (req.socket?.bytesRead ?? 0) + (req.socket?.bytesWritten ?? 0);
  return client + (socket?.bytesRead ?? 0) + (socket?.bytesWritten ?? 0);
}

module.exports = { watch };
