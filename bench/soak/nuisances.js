'use strict';

const net = require('node:net');
const { once } = require('node:events');
const { setTimeout: wait } = require('node:timers/promises');
const { bearer, getRequest } = require('../requests/request');

/**
 * @import { RenewedPeople } from './people'
 * @import { Tally } from './tally'
 *
 * @typedef {{ port: number, people: RenewedPeople, tally: Tally, signal: AbortSignal }} Scene
 */

/** How long a slow client takes for its request, in this many pieces. */
const SLOW_MS = 8000;
const SLOW_PIECES = 40;

/** More than the app accepts in headers (`--max-http-header-size`). */
const OVERSIZED = 'x'.repeat(80_000);

/**
 * Clients that are not like others, each over and over until the end, on connections of their own.
 *
 * @param {Scene} scene
 */
async function nuisances(scene) {
  const clients = [
    ...Array.from({ length: 8 }, () => () => slow(scene)),
    () => oversized(scene),
    ...Array.from({ length: 4 }, (_, index) => () => machine(scene, index)),
    () => hangingUp(scene),
  ];
  await Promise.all(clients.map((client) => repeat(client, scene.signal)));
}

module.exports = { nuisances };

/**
 * @param {() => Promise<void>} client
 * @param {AbortSignal} signal
 */
async function repeat(client, signal) {
  while (!signal.aborted) {
    await client();
    await wait(500);
  }
}

/** @param {Scene} scene */
async function slow({ port, people, tally }) {
  const session = people.next();
  if (session === undefined) {
    return;
  }
  const request = closing(bearer(session.token));
  const piece = Math.ceil(request.length / SLOW_PIECES);
  const answer = await exchange(port, async (socket) => {
    for (let at = 0; at < request.length && socket.writable; at += piece) {
      socket.write(request.slice(at, at + piece));
      await wait(SLOW_MS / SLOW_PIECES);
    }
  });
  tally.note('a slow client', answer.endsWith(JSON.stringify({ userId: session.userId })), answer);
}

/** @param {Scene} scene */
async function oversized({ port, tally }) {
  const answer = await exchange(port, (socket) => socket.write(getRequest({ cookie: OVERSIZED })));
  tally.note('headers of 80 kB', answer.startsWith('HTTP/1.1 431 '), answer);
}

let machines = 0;

/**
 * An API key, which only the Backend API could verify.
 *
 * @param {Scene} scene
 * @param {number} index
 */
async function machine({ port, tally }, index) {
  const token = `ak_${index}${String((machines += 1)).padStart(30, '0')}`;
  const answer = await exchange(port, (socket) => socket.write(closing(bearer(token))));
  tally.note('an API key', answer.startsWith('HTTP/1.1 200 ') && answer.endsWith('{"userId":null}'), answer);
}

/**
 * A client that does not wait for its answer.
 *
 * @param {Scene} scene
 */
async function hangingUp({ port }) {
  const socket = net.connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  socket.write(bearer(`ak_${'0'.repeat(30)}`));
  await wait(20);
  socket.destroy();
}

/** @param {string} request */
function closing(request) {
  return request.replace('connection: keep-alive', 'connection: close');
}

/**
 * @param {number} port
 * @param {(socket: net.Socket) => unknown} write
 * @returns {Promise<string>} all of the answer, or what went wrong
 */
async function exchange(port, write) {
  const socket = net.connect({ port, host: '127.0.0.1' }).setEncoding('latin1');
  let answer = '';
  socket.on('data', (text) => (answer += text));
  // An answer may come before all was sent.
  socket.on('error', (error) => (answer ||= error.message));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  try {
    await Promise.race([once(socket, 'connect'), closed]);
    await write(socket);
    await closed;
  } catch (error) {
    answer ||= String(error);
  }
  return answer;
}
