'use strict';

const { BackendClient, Cancellation, MachineJwtVerifier, limits } = require('../native');
const { boundsOf, readCallOptions } = require('./call-options');
const { announceCall } = require('./call-events');
const { callAddon, errorOfAddon } = require('../errors/coded-error');
const { ConfigurationError } = require('../errors/configuration-error');
const { FetchCall } = require('./fetch-call');

/** @import { CallOutcome, FileUpload, MachineJwtVerification } from '../../binding' */
/** @import { ConfigurationErrorCode } from '../errors/configuration-error' */
/** @import { Options } from '../types' */
/** @import { Extras, MethodRow, Outcome } from './types' */

const { callTimeoutMs, maxTimeoutMs } = limits();

/** How the calls of one client reach the Backend API. */
class Connection {
  #options;
  /** @type {BackendClient | undefined} */
  #native;
  /** @type {MachineJwtVerifier | undefined} */
  #verifier;

  /** @param {Options} options see `createClerkClient()` */
  constructor(options) {
    this.#options = options;
  }

  /**
   * Makes one call, and publishes its result. Rejects with an error with a `code` for an invalid configuration, and
   * with the signal's reason when it aborts.
   *
   * @param {MethodRow} method
   * @param {string} args JSON of the positional arguments
   * @param {Extras} [extras]
   * @returns {Promise<Outcome>}
   */
  async call(method, args, { options, upload: readUpload, ...extras } = {}) {
    const { signal, ...bounds } = readCallOptions(options);
    signal?.throwIfAborted();
    // The first call reports an invalid configuration.
    const native = (this.#native ??= connect(this.#options));
    /** @type {FileUpload | undefined} */
    let upload;
    if (readUpload) {
      // Calls without a file start immediately, so that nothing comes between them and their signal.
      const timeoutMs = bounds.timeoutMs ?? Number(this.#options.timeoutMs ?? callTimeoutMs);
      // The addon rejects an invalid time, with which nothing can be read.
      upload = timeoutMs > 0 && timeoutMs <= maxTimeoutMs ? await readUpload({ signal, timeoutMs }) : undefined;
      signal?.throwIfAborted();
    }
    const { fetch } = this.#options;
    const fetchCall = fetch ? new FetchCall(/** @type {typeof globalThis.fetch} */ (fetch)) : undefined;
    const start = performance.now();
    /** @type {CallOutcome | undefined} */
    let outcome;
    try {
      outcome = await cancellable(signal, (cancellation) =>
        native.call(method.operation, args, { ...extras, ...bounds, upload }, cancellation, fetchCall?.send),
      );
    } finally {
      announceCall(method, outcome, performance.now() - start);
    }
    return { ...outcome, fault: fetchCall?.fault };
  }

  /**
   * Verifies a machine token that is a JWT, with the instance's keys. Rejects as `call()` does.
   *
   * @param {string} token
   * @param {unknown} options the call's options as the caller passed them: `signal`, `timeoutMs`
   * @returns {Promise<MachineJwtVerification | null>} `null` for a token that only Clerk can verify
   */
  async verifyM2mToken(token, options) {
    const { signal, timeoutMs } = readCallOptions(options);
    signal?.throwIfAborted();
    // Report an invalid configuration regardless of the token.
    this.#native ??= connect(this.#options);
    const verifier = (this.#verifier ??= verifierOf(this.#options));
    return cancellable(signal, (cancellation) => verifier.verify(token, timeoutMs, cancellation));
  }
}

/**
 * Creates the verifier of machine tokens.
 *
 * @param {Options} options
 */
function verifierOf({ secretKey, apiUrl, jwtKey, timeoutMs, fetch }) {
  const options = {
    secretKey: keyOf(secretKey),
    apiUrl: apiUrl ? String(apiUrl) : undefined,
    jwtKey: keyOf(jwtKey),
    ...boundsOf({ timeoutMs }),
  };
  const send = fetch ? new FetchCall(/** @type {typeof globalThis.fetch} */ (fetch)).send : undefined;
  return callAddon(() => new MachineJwtVerifier(options, send));
}

/**
 * Creates the native part of a client.
 *
 * @param {Options} options
 */
function connect(options) {
  const {
    secretKey,
    machineSecretKey,
    requireSecretKey = true,
    apiUrl,
    apiVersion,
    userAgent,
    timeoutMs,
    retry,
    fetch,
  } = options;
  if (fetch !== undefined && typeof fetch !== 'function') {
    throw new ConfigurationError('fetch-invalid', 'Clerk: the option `fetch` must be a function.', { name: 'Error' });
  }
  const settings = {
    secretKey: keyOf(secretKey),
    machineSecretKey: keyOf(machineSecretKey),
    keysAreOptional: !requireSecretKey,
    apiUrl: stringOf('apiUrl', apiUrl || undefined, 'api-url-invalid'),
    apiVersion: stringOf('apiVersion', apiVersion ?? undefined, 'api-version-invalid'),
    userAgent: stringOf('userAgent', userAgent || undefined, 'user-agent-invalid'),
    ...boundsOf({ timeoutMs, retry }),
  };
  return callAddon(() => new BackendClient(settings));
}

/**
 * Validates a string option. The message does not show the value, which may be anything.
 *
 * @param {string} name
 * @param {unknown} value
 * @param {ConfigurationErrorCode} code
 */
function stringOf(name, value, code) {
  if (value !== undefined && typeof value !== 'string') {
    throw new ConfigurationError(code, `Clerk: the option \`${name}\` is of type ${typeof value}; expected a string.`);
  }
  return value;
}

/**
 * A key. Anything but a non-empty string counts as missing.
 *
 * @param {unknown} value
 */
function keyOf(value) {
  return typeof value === 'string' && value ? value : undefined;
}

/**
 * Starts a call of the addon and cancels it when the signal aborts; then rejects with the signal's reason, as `fetch`
 * does.
 *
 * @template Result
 * @param {AbortSignal | undefined} signal
 * @param {(cancellation: Cancellation | undefined) => Promise<Result>} start
 * @returns {Promise<Result>}
 */
async function cancellable(signal, start) {
  const cancellation = signal && new Cancellation();
  const cancel = () => cancellation?.cancel();
  try {
    const call = start(cancellation);
    signal?.addEventListener('abort', cancel, { once: true });
    return await call;
  } catch (error) {
    signal?.throwIfAborted();
    throw errorOfAddon(/** @type {Error} */ (error));
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

module.exports = { Connection };
