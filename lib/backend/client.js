'use strict';

const { BackendClient, Cancellation, MachineJwtVerifier, limits } = require('../native');
const { boundsOf, readCallOptions } = require('./call-options');
const { announceCall } = require('./call-events');
const { callAddon, errorOfAddon } = require('../errors/coded-error');
const { ConfigurationError } = require('../errors/configuration-error');
const { FetchCall } = require('./fetch-call');

const { callTimeoutMs, maxTimeoutMs } = limits();

/** How the calls of one client reach the Backend API. */
class Connection {
  #options;
  #native;
  #verifier;

  /** @param {object} options see `createClerkClient()` */
  constructor(options) {
    this.#options = options;
  }

  /**
   * Makes one call, and tells those who listen. Throws an error with a `code` when the configuration cannot work, and
   * the signal's reason when it aborts.
   *
   * @param {{ operation: string, verb: string, path?: string }} method what is called: a row of the addon's table
   * @param {string} args JSON text of the positional arguments
   * @param {object} [extras]
   * @param {object} [extras.options] the call's options as its caller gave them: `signal`, `timeoutMs`, `retry`
   * @param {string[]} [extras.headers] names and values in turn
   * @param {string} [extras.secretKey] the key to send in place of the client's
   * @param {(bounds: { signal?: AbortSignal, timeoutMs: number }) => Promise<object>} [extras.upload] reads a file, see
   *   `FileUpload` in `src/node/backend.rs`
   * @returns {Promise<object>} the outcome, see `CallOutcome` in `src/node/backend.rs`
   */
  async call(method, args, { options, upload: readUpload, ...extras } = {}) {
    const { signal, ...bounds } = readCallOptions(options);
    signal?.throwIfAborted();
    // The first call tells of a configuration that cannot work.
    this.#native ??= connect(this.#options);
    let upload;
    if (readUpload) {
      // Calls without a file start at once: nothing comes between them and what aborts them.
      const timeoutMs = bounds.timeoutMs ?? this.#options.timeoutMs ?? callTimeoutMs;
      // The addon refuses what is no time; with it nothing can be read.
      upload = timeoutMs > 0 && timeoutMs <= maxTimeoutMs ? await readUpload({ signal, timeoutMs }) : undefined;
      signal?.throwIfAborted();
    }
    const fetchCall = this.#options.fetch && new FetchCall(this.#options.fetch);
    const start = performance.now();
    let outcome;
    try {
      outcome = await cancellable(signal, (cancellation) =>
        this.#native.call(method.operation, args, { ...extras, ...bounds, upload }, cancellation, fetchCall?.send),
      );
    } finally {
      announceCall(method, outcome, performance.now() - start);
    }
    return { ...outcome, fault: fetchCall?.fault };
  }

  /**
   * Verifies a machine's token that carries its own proof, with the instance's keys. Throws as `call()` does.
   *
   * @param {string} token
   * @param {object} [options] the call's options as its caller gave them: `signal`, `timeoutMs`
   * @returns {Promise<{ token?: string, code?: string, message?: string, systemCode?: string } | null>} see
   *   `MachineJwtVerification` in
   *   `src/node/machine_jwt_verifier.rs`; `null` for a token that only Clerk knows about
   */
  async verifyM2mToken(token, options) {
    const { signal, timeoutMs } = readCallOptions(options);
    signal?.throwIfAborted();
    // A configuration that cannot work is told of whatever the token.
    this.#native ??= connect(this.#options);
    this.#verifier ??= verifierOf(this.#options);
    return cancellable(signal, (cancellation) => this.#verifier.verify(token, timeoutMs, cancellation));
  }
}

/** What verifies machines' tokens. */
function verifierOf({ secretKey, apiUrl, jwtKey, timeoutMs, fetch }) {
  const options = {
    secretKey: keyOf(secretKey),
    apiUrl: apiUrl || undefined,
    jwtKey: keyOf(jwtKey),
    ...boundsOf({ timeoutMs }),
  };
  return callAddon(() => new MachineJwtVerifier(options, fetch ? new FetchCall(fetch).send : undefined));
}

/** The native half of a client. */
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
    apiUrl: textOf('apiUrl', apiUrl || undefined, 'api-url-invalid'),
    apiVersion: textOf('apiVersion', apiVersion ?? undefined, 'api-version-invalid'),
    userAgent: textOf('userAgent', userAgent || undefined, 'user-agent-invalid'),
    ...boundsOf({ timeoutMs, retry }),
  };
  return callAddon(() => new BackendClient(settings));
}

/** A text, where there is one. The message does not show the value: what is no text may be anything. */
function textOf(name, value, code) {
  if (value !== undefined && typeof value !== 'string') {
    throw new ConfigurationError(code, `Clerk: the option \`${name}\` is of type ${typeof value}; expected a string.`);
  }
  return value;
}

/** A key, where it is one: what is no text, and empty text, count as none. */
function keyOf(value) {
  return typeof value === 'string' && value ? value : undefined;
}

/**
 * Starts a call of the addon and ends it when the signal aborts; then rejects with the signal's reason, as `fetch`
 * does.
 */
async function cancellable(signal, start) {
  const cancellation = signal && new Cancellation();
  const cancel = () => cancellation.cancel();
  try {
    const call = start(cancellation);
    signal?.addEventListener('abort', cancel, { once: true });
    return await call;
  } catch (error) {
    signal?.throwIfAborted();
    throw errorOfAddon(error);
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

module.exports = { Connection };
