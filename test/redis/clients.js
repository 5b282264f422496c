'use strict';

/**
 * Clients of Redis by the packages that apps use. They connect by themselves, and ignore faults, which the app's log
 * would show.
 *
 * @type {Record<string, (url: string) => any>}
 */
const CLIENTS = {
  'redis 4': (url) => require('redis').createClient({ url }),
  'redis 6': (url) => require('redis6').createClient({ url }),
  ioredis: (url) => new (require('ioredis'))(url),
};

/**
 * @param {string} kind a key of {@link CLIENTS}
 * @param {string} url
 */
function connect(kind, url) {
  const client = CLIENTS[kind](url);
  client.on('error', () => {});
  if (client.status === undefined) {
    client.connect().catch(() => {});
  }
  return client;
}

/** @param {any} client */
function disconnect(client) {
  (client.destroy ?? client.disconnect).call(client);
}

module.exports = { CLIENTS, connect, disconnect };
