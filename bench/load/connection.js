'use strict';

const net = require('node:net');
const { once } = require('node:events');

const HEAD_END = '\r\n\r\n';
const STATUS_AT = 'HTTP/1.1 '.length;

/**
 * @typedef {(status: number, response: string) => void} Answered
 *
 * @typedef {(error: Error) => void} Failed
 */

/**
 * A kept-alive HTTP/1.1 connection that sends one ready-made request after the other. It does less than any client
 * library, so that the app is the bottleneck and not the load; and it takes responses with a `content-length` only.
 */
class Connection {
  #socket;
  #received = '';
  /** @type {Answered | undefined} */
  #answered;
  /** @type {Failed | undefined} */
  #failed;

  /**
   * @param {number} port
   * @param {number} count
   * @returns {Promise<Connection[]>} that are open
   */
  static async openAll(port, count) {
    const connections = Array.from({ length: count }, () => new Connection(port));
    await Promise.all(connections.map((connection) => once(connection.#socket, 'connect')));
    return connections;
  }

  /** @param {number} port */
  constructor(port) {
    this.#socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (/** @type {string} */ text) => this.#receive(text));
    this.#socket.on('error', (error) => this.#failed?.(error));
    this.#socket.on('close', () => this.#failed?.(new Error('The app closed the connection.')));
  }

  /**
   * Sends a request when the one before was answered. `answered` gets status and response, `failed` an error.
   *
   * @param {string} request
   * @param {Answered} answered
   * @param {Failed} failed
   */
  send(request, answered, failed) {
    this.#answered = answered;
    this.#failed = failed;
    this.#socket.write(request, 'latin1');
  }

  close() {
    this.#failed = undefined;
    this.#socket.destroy();
  }

  /** @param {string} text */
  #receive(text) {
    this.#received += text;
    const received = this.#received;
    const headEnd = received.indexOf(HEAD_END);
    if (headEnd < 0) {
      return;
    }
    const length = /\r\ncontent-length: *(\d+)/i.exec(received)?.[1];
    if (length === undefined) {
      this.#failed?.(new Error(`A response has no content-length: ${received.slice(0, headEnd)}`));
      return;
    }
    if (received.length >= headEnd + HEAD_END.length + Number(length)) {
      this.#received = '';
      this.#answered?.(Number(received.slice(STATUS_AT, STATUS_AT + 3)), received);
    }
  }
}

module.exports = { Connection };
