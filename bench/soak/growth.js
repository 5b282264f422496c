'use strict';

/** What may be added over the second half besides cached tokens: V8's heap is not of the same size each time. */
const LIMIT_BYTES = 8e6;

/** A token in the cache, which keeps this many by default. */
const TOKEN_BYTES = 80;
const CACHED_TOKENS = 196_608;

/** @typedef {{ minutes: number, tokens: number, bytes: number }} Sample */

/**
 * How much memory grew over the second half: between the medians of its first and its last third.
 *
 * @param {Sample[]} samples after garbage collection
 */
function growthOf(samples) {
  const half = samples.slice(Math.floor(samples.length / 2));
  const third = Math.max(1, Math.floor(half.length / 3));
  const [first, last] = [half.slice(0, third), half.slice(-third)];
  const cached = (/** @type {Sample[]} */ some) => Math.min(CACHED_TOKENS, median(some.map(({ tokens }) => tokens)));
  return {
    bytes: median(last.map(({ bytes }) => bytes)) - median(first.map(({ bytes }) => bytes)),
    // The cache may not be full yet.
    limit: LIMIT_BYTES + (cached(last) - cached(first)) * TOKEN_BYTES,
  };
}

module.exports = { growthOf };

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
