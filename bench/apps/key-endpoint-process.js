'use strict';

/**
 * A process that serves the key set that its parent sends, and reports its origin. It does not load the tests, which
 * spend seconds on generating keys: it is started again for every few measured processes.
 */

const http = require('node:http');
const { once } = require('node:events');

process.once('message', async ({ keys }) => {
  const body = JSON.stringify({ keys });
  const server = http.createServer((request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(body),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  process.send({ origin: `http://127.0.0.1:${server.address().port}` });
});
// An open channel to the parent keeps this process alive, and no longer than the parent.
process.on('disconnect', () => process.exit());
