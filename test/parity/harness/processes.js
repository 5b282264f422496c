'use strict';

/** The processes that run cases, as seen from the one that compares their results. */

const path = require('node:path');
const { fork } = require('node:child_process');
const { once } = require('node:events');
const { servedKeys } = require('../../support/keys');
const { usualAnswers } = require('./answers');
const { WARM_SECRET_KEY } = require('./configurations');
const { instances } = require('../../support/instances');
const { tokenOf } = require('./tokens');
const { BACKEND } = require('./values');

/** Concurrent cases per process: enough to hide the seconds in which `@clerk/express` waits to retry. */
const LANES = 12;

const PACKAGES = { ours: 'clerk-express-native', reference: '@clerk/express' };

/** A process with one implementation. If a case crashes it, the next case gets a new one. */
class ImplementationProcess {
  #packageName;
  #child;
  #ready;
  #pending = new Map();
  #count = 0;

  /** @param {keyof typeof PACKAGES} implementation */
  constructor(implementation) {
    this.#packageName = PACKAGES[implementation];
  }

  /** Resolves with the kinds of case that the implementation can run. */
  start() {
    this.#ready ??= this.#spawn();
    return this.#ready;
  }

  /** The implementation's result of a case. */
  async run(parityCase) {
    await this.start();
    this.#count += 1;
    const id = this.#count;
    return new Promise((resolve) => {
      this.#pending.set(id, resolve);
      this.#child.send({ id, parityCase });
    });
  }

  stop() {
    this.#child?.kill();
  }

  async #spawn() {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(CLERK|VERCEL)_/.test(name)));
    const child = fork(path.join(__dirname, 'worker.js'), [this.#packageName], {
      serialization: 'advanced',
      env: { ...env, CLERK_TELEMETRY_DISABLED: '1' },
    });
    this.#child = child;
    child.on('exit', (code, signal) => this.#end(signal ?? code));
    child.send({ keys: servedKeys, lanes: LANES, warmUps: warmUps() });
    const [{ kinds }] = await once(child, 'message');
    child.on('message', ({ id, answer }) => {
      this.#pending.get(id)?.(answer);
      this.#pending.delete(id);
    });
    return kinds;
  }

  /** All cases that were running count as having crashed the process: which one did is unknown. */
  #end(crashed) {
    for (const resolve of this.#pending.values()) {
      resolve({ crashed, calls: [] });
    }
    this.#pending.clear();
    this.#ready = undefined;
  }
}

/** One request for each instance, after which the keys of the warm secret key are in memory. */
function warmUps() {
  return Object.entries(instances).map(([name, instance]) => ({
    name: `warm-${name}`,
    kind: 'middleware',
    setup: {
      instance: name,
      options: { publishableKey: instance.publishableKey, secretKey: WARM_SECRET_KEY, apiUrl: BACKEND },
      client: null,
      form: 'object',
      mount: null,
      earlierHeaders: [],
      environment: {},
    },
    request: { method: 'GET', path: '/', headers: { authorization: `Bearer ${tokenOf('good', instance)}` } },
    answers: usualAnswers(name),
    tokens: {},
  }));
}

module.exports = { ImplementationProcess, LANES };
