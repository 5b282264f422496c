'use strict';

const { seededRandom } = require('../statistics/random');

/**
 * @typedef {(random: () => number) => number} Draw draws a person
 */

/**
 * Everybody is as likely as anybody else.
 *
 * @param {number} count
 * @returns {Draw}
 */
function evenly(count) {
  return (random) => Math.floor(random() * count);
}

/**
 * By Zipf's law: the person of rank n comes as often as 1 / n.
 *
 * @param {number} count
 * @returns {Draw}
 */
function byZipf(count) {
  const upTo = new Float64Array(count);
  let sum = 0;
  for (let person = 0; person < count; person += 1) {
    sum += 1 / (person + 1);
    upTo[person] = sum;
  }
  return (random) => {
    const wanted = random() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      [low, high] = upTo[middle] > wanted ? [low, middle] : [middle + 1, high];
    }
    return low;
  };
}

/**
 * Everybody who comes in a number of requests.
 *
 * @param {Draw} draw
 * @param {number} seed
 * @param {number} requests
 */
function drawn(draw, seed, requests) {
  const random = seededRandom(seed);
  return new Set(Array.from({ length: requests }, () => draw(random)));
}

module.exports = { byZipf, drawn, evenly };
