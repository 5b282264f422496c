'use strict';

const { setTimeout: wait } = require('node:timers/promises');
const { Connection } = require('../load/connection');
const { bearer, getRequest } = require('../requests/request');
const { bigForgedToken, withForgedSignature } = require('../requests/tokens');
const { cookieHeader } = require('../../test/support/instances');
const { secondsFromNow } = require('../../test/support/tokens');

/**
 * @import { RenewedPeople } from './people'
 * @import { Tally } from './tally'
 *
 * @typedef {{ kind: string, request: string, userId: string | null, issuedAt?: number }} Sent
 */

/** Beyond, the load takes a break instead of filling memory. */
const MAX_CONNECTIONS = 32;

/** Node closes a connection that is idle for 5 s. */
const MAX_IDLE_MS = 2500;

/** The lifetime of Clerk's tokens. */
const LIFETIME_MS = 60_000;

/** How often requests are sent that are due. */
const TICK_MS = 10;

/** How many of 1,000 requests are of which kind. */
const SHARES = { fresh: 440, again: 440, forged: 60, nobody: 55, large: 5 };

/** Sends requests of people, without tokens and of attackers, at a constant rate. */
class SteadyLoad {
  /** @type {{ connection: Connection, since: number }[]} */
  #idle = [];
  #open = 0;
  #port = 0;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  #due = 0;
  #latest = performance.now();
  #forged = 0;

  /**
   * @param {{ people: RenewedPeople, tally: Tally, random: () => number, perSecond: number }} settings
   */
  constructor(settings) {
    this.settings = settings;
    this.large = bearer(bigForgedToken(20_000));
  }

  /** @param {number} port */
  start(port) {
    this.#port = port;
    this.#latest = performance.now();
    this.#timer = setInterval(() => this.#sendWhatIsDue(), TICK_MS);
  }

  /** Resolves when every request was answered. */
  async stop() {
    clearInterval(this.#timer);
    while (this.#idle.length < this.#open) {
      await wait(TICK_MS);
    }
    this.#idle.forEach(({ connection }) => connection.close());
  }

  #sendWhatIsDue() {
    const now = performance.now();
    // What could not be sent in a second is not made up for: the load does not test the machine.
    this.#due = Math.min(this.#due + ((now - this.#latest) / 1000) * this.settings.perSecond, this.settings.perSecond);
    this.#latest = now;
    while (this.#due >= 1 && (this.#idle.length > 0 || this.#open < MAX_CONNECTIONS)) {
      const sent = this.#draw();
      if (sent === undefined) {
        return;
      }
      this.#due -= 1;
      this.#send(this.#connection(), sent);
    }
  }

  /** One that was used within the last seconds, or a new one. */
  #connection() {
    const idle = this.#idle.pop();
    if (idle && performance.now() - idle.since < MAX_IDLE_MS) {
      return { connection: idle.connection, isNew: false };
    }
    // The latest is too old, and so are all others.
    for (const { connection } of idle ? [idle, ...this.#idle.splice(0)] : []) {
      connection.close();
      this.#open -= 1;
    }
    return this.#connect();
  }

  #connect() {
    this.#open += 1;
    return { connection: new Connection(this.#port), isNew: true };
  }

  /**
   * @param {{ connection: Connection, isNew: boolean }} to
   * @param {Sent} sent
   */
  #send({ connection, isNew }, sent) {
    const { kind, request, userId, issuedAt = Infinity } = sent;
    const { tally } = this.settings;
    /** @type {{ connection: Connection, since: number } | undefined} */
    let idle;
    connection.send(
      request,
      (status, response) => {
        // On a busy machine a token can expire on its way.
        const isLate = Date.now() - issuedAt > LIFETIME_MS && /-expired/.test(response);
        tally.note(kind, status === 200 && (isLate || response.endsWith(JSON.stringify({ userId }))), response);
        idle = { connection, since: performance.now() };
        this.#idle.push(idle);
      },
      (error) => {
        connection.close();
        this.#open -= 1;
        if (idle) {
          // Closed after its answer.
          this.#idle.splice(this.#idle.indexOf(idle), 1);
        } else if (isNew) {
          tally.note(kind, false, error.message);
        } else {
          // It may have been closed while the request was on its way: clients try again (RFC 9112 §9.3.1).
          this.#send(this.#connect(), sent);
        }
      },
    );
  }

  /** @returns {Sent | undefined} */
  #draw() {
    const { people, random } = this.settings;
    let place = random() * 1000;
    const isOf = (/** @type {number} */ share) => (place -= share) < 0;
    if (isOf(SHARES.fresh)) {
      const session = people.next();
      return session && { kind: 'a new token', request: this.#with(session.token), ...session };
    }
    const session = people.again(random());
    if (isOf(SHARES.again) && session) {
      return { kind: 'a token that came before', request: this.#with(session.token), ...session };
    }
    if (isOf(SHARES.forged) && session) {
      const token = withForgedSignature(session.token, (this.#forged += 1));
      return { kind: 'a forged signature', request: this.#with(token), userId: null };
    }
    if (isOf(SHARES.large)) {
      return { kind: 'a token of 20 kB', request: this.large, userId: null };
    }
    return { kind: 'no token', request: getRequest(), userId: null };
  }

  /** @param {string} token in the header or in cookies */
  #with(token) {
    return this.settings.random() < 0.5
      ? bearer(token)
      : getRequest({ cookie: cookieHeader({ session: token, clientUat: secondsFromNow(-3600) }) });
  }
}

module.exports = { SteadyLoad };
