'use strict';

const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { once } = require('node:events');
const { spawn } = require('node:child_process');
const { eventually } = require('./eventually');

/** The programs that run, which end with this process. */
const running = new Set();
process.on('exit', () =>
  running.forEach((/** @type {import('node:child_process').ChildProcess} */ one) => one.kill('SIGKILL')),
);

/**
 * Whether `redis-server` is in `PATH`. Tests call it in `before()`, and skip themselves where it is not.
 *
 * @throws {Error} where `REDIS_TESTS` is `required`, as in CI
 */
function hasRedisServer() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const isInstalled = folders.some((folder) => fs.existsSync(path.join(folder, 'redis-server')));
  if (!isInstalled && process.env.REDIS_TESTS === 'required') {
    throw new Error(
      'redis-server is not in PATH. Install it (Debian: apt-get install redis-server), or unset REDIS_TESTS.',
    );
  }
  return isInstalled;
}

/** A `redis-server` on a free loopback port, without persistence. */
class RedisServer {
  port = 0;
  #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'redis-'));
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #process;

  get url() {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts the program, again on the same port if it was stopped. Resolves when it responds. */
  async start() {
    this.port ||= await freePort();
    const options = { port: this.port, bind: '127.0.0.1', dir: this.#folder, save: '', appendonly: 'no' };
    const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
    this.#process = spawn('redis-server', flags, { stdio: 'ignore' });
    running.add(this.#process);
    await eventually(() => ping(this.port));
  }

  /** Ends the program at once, as a crash does. Its data are lost. */
  async kill() {
    const ended = this.#process;
    if (ended && ended.exitCode === null && ended.signalCode === null) {
      const exit = once(ended, 'exit');
      ended.kill('SIGKILL');
      await exit;
      running.delete(ended);
    }
  }

  /** Stops the program without closing its connections: it accepts commands and never responds. */
  hang() {
    this.#process?.kill('SIGSTOP');
  }

  /** Continues after {@link hang}. */
  resume() {
    this.#process?.kill('SIGCONT');
  }

  /** Ends the program and removes its folder. */
  async remove() {
    await this.kill();
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Starts a `redis-server`. */
async function startRedisServer() {
  const server = new RedisServer();
  await server.start();
  return server;
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {net.AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** @param {number} port */
async function ping(port) {
  const socket = net.connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write('PING\r\n');
    const [answer] = await once(socket, 'data');
    if (String(answer) !== '+PONG\r\n') {
      throw new Error(`redis-server responded with ${answer}`);
    }
  } finally {
    socket.destroy();
  }
}

module.exports = { hasRedisServer, startRedisServer };
