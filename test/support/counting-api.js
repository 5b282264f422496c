'use strict';

const { serve } = require('./server');

/**
 * Clerk's Backend API on a loopback port, which counts requests and connections.
 *
 * @param {(call: { path: string, body: string, number: number }) => { status: number, body: object }} respond
 * @param {number} [delayMs] the delay of each response
 */
async function startCountingApi(respond, delayMs = 0) {
  const count = { calls: 0, underWay: 0, mostUnderWay: 0, connections: new Set() };
  const { origin } = await serve((request, response) => {
    count.calls += 1;
    count.underWay += 1;
    count.mostUnderWay = Math.max(count.mostUnderWay, count.underWay);
    count.connections.add(request.socket);
    const number = count.calls;
    let body = '';
    request.setEncoding('utf8').on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      setTimeout(() => {
        count.underWay -= 1;
        const answer = respond({ path: request.url ?? '', body, number });
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
      }, delayMs);
    });
  });
  return { origin, count };
}

module.exports = { startCountingApi };
