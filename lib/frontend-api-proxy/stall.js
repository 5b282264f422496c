'use strict';

/** How often a request is looked at. */
const EVERY_MS = 5_000;

/** How long nothing may move, by whom it is that everything waits for. */
const LIMITS_MS = { connection: 10_000, upstream: 60_000, client: 300_000 };

const FAULTS = {
  connection: 'no connection was made',
  upstream: 'it neither sent nor took anything',
  client: 'the client neither sent nor took anything',
};

/**
 * Ends an exchange in which nothing moves any more. Slow is not stalled: any byte in any direction counts, and a client
 * that takes its time is no fault of the server that waits for it.
 *
 * @param {object} req
 * @param {object} res
 * @param {import('node:http').ClientRequest} upstream
 * @param {(error: Error & { code: 'ETIMEDOUT', awaited: 'connection' | 'upstream' | 'client' }) => void} end is called
 *   once at
 *   most
 * @returns {() => void} ends the watch
 */
function watch(req, res, upstream, end) {
  let moved = -1;
  let stillMs = 0;
  const timer = setInterval(() => {
    const now = bytesMoved(req, res, upstream);
    stillMs = now === moved ? stillMs + EVERY_MS : 0;
    moved = now;
    const awaited = whoIsAwaited(req, res, upstream);
    if (stillMs >= LIMITS_MS[awaited]) {
      clearInterval(timer);
      end(
        Object.assign(new Error(`${FAULTS[awaited]} for ${LIMITS_MS[awaited] / 1000} s`), {
          code: 'ETIMEDOUT',
          awaited,
        }),
      );
    }
  }, EVERY_MS);
  timer.unref?.();
  return () => clearInterval(timer);
}

function whoIsAwaited(req, res, upstream) {
  if (!upstream.socket || upstream.socket.connecting) {
    return 'connection';
  }
  const isSending = !upstream.writableEnded && !upstream.writableNeedDrain;
  return isSending || (res.stream ?? res).writableNeedDrain ? 'client' : 'upstream';
}

/**
 * A number that changes when bytes move. A connection of HTTP/2 carries those of other requests too, so its streams
 * tell.
 */
function bytesMoved(req, res, { socket }) {
  const client =
    req.httpVersionMajor >= 2
      ? (res.stream?.bufferSize ?? 0)
      : (req.socket?.bytesRead ?? 0) + (req.socket?.bytesWritten ?? 0);
  return client + (socket?.bytesRead ?? 0) + (socket?.bytesWritten ?? 0);
}

module.exports = { watch };
