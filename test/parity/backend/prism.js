'use strict';

/**
 * `npm run parity:prism`: one call of every method, sent with both packages to a mock that checks requests against
 * Clerk's own description of its API. If the mock rejects a request of ours, it must
 * reject that of `@clerk/express`, too.
 */

process.env.NODE_ENV = 'production';

const http = require('node:http');
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { setImmediate } = require('node:timers/promises');
const { implementations } = require('../../support/implementations');
const { serve } = require('../../support/server');
const { openApiDocument } = require('../../support/openapi-document');
const recorded = require('./recorded');
const { revive } = require('./values');

/** Not among the development dependencies: it brings two hundred packages for this one command. */
const PRISM = '@stoplight/prism-cli@5.14.2';

/** Methods of `@clerk/express` that the document allows. */
const PASSES_OF_THE_PEER = 174;

/** The results of a method's requests, from best to worst. */
const VERDICTS = {
  passes: 'pass',
  forbidden: 'send what the document forbids',
  missing: 'have no path in the document',
  unsent: 'were not sent',
};

main().then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);

async function main() {
  if (openApiDocument === undefined) {
    console.log('Skipped: Clerk’s OpenAPI document is missing. test/support/openapi-document.js says where to put it.');
    return true;
  }
  const prism = await startPrism();
  try {
    const verdicts = {
      ours: await judge(implementations.ours, prism.origin),
      reference: await judge(implementations.reference, prism.origin),
    };
    return report(verdicts);
  } finally {
    prism.stop();
  }
}

/**
 * The mock's verdict on every method: `{ verdict, why }` by name. The packages' results for the invented responses do
 * not matter here.
 */
async function judge({ createClerkClient }, prismOrigin) {
  const judged = new Map();
  const seen = [];
  const { origin } = await serve((request, response) => forward(prismOrigin, request, response, seen));
  for (const { namespace, method, calls } of recorded.calls) {
    const { args, clientOptions } = calls.find(({ requests }) => requests.length > 0);
    const client = createClerkClient({
      secretKey: 'sk_test_x',
      apiUrl: origin,
      // The document's paths have no version segment.
      apiVersion: '',
      ...clientOptions,
      retry: { attempts: 0 },
    });
    seen.length = 0;
    await client[namespace][method](...revive(args)).catch(() => {});
    // If the first response of a call is unusable, the second request is never sent.
    while (seen.includes(undefined)) {
      await setImmediate();
    }
    judged.set(`${namespace}.${method}`, verdictOn(seen));
  }
  return judged;
}

function verdictOn(seen) {
  const refused = seen.find(({ status }) => status >= 300);
  if (seen.length === 0) {
    return { verdict: 'unsent', why: '' };
  }
  if (refused === undefined) {
    return { verdict: 'passes', why: '' };
  }
  return { verdict: refused.status === 404 ? 'missing' : 'forbidden', why: refused.violations.join('; ') };
}

function report({ ours, reference }) {
  for (const [name, judged] of Object.entries({ ours, reference })) {
    console.log(`\nOf ${judged.size} methods, ${name}:`);
    for (const [verdict, words] of Object.entries(VERDICTS)) {
      console.log(`  ${String(countOf(judged, verdict)).padStart(4)} ${words}`);
    }
  }
  console.log('\nWhy not all of ours pass:');
  for (const [name, { verdict, why }] of ours) {
    if (verdict !== 'passes') {
      console.log(`  ${name}: ${VERDICTS[verdict]}${why && ` (${why})`}`);
    }
  }
  const worse = [...ours].filter(
    ([name, { verdict }]) => verdict !== 'passes' && reference.get(name).verdict === 'passes',
  );
  worse.forEach(([name]) => console.log(`✗ ${name} passes with @clerk/express only.`));
  return worse.length === 0 && countOf(ours, 'passes') >= PASSES_OF_THE_PEER;
}

function countOf(judged, verdict) {
  return [...judged.values()].filter((one) => one.verdict === verdict).length;
}

/** Forwards a request to the mock, and records its verdict. */
async function forward(target, incoming, response, seen) {
  const place = seen.push(undefined) - 1;
  const request = http.request(`${target}${incoming.url}`, { method: incoming.method, headers: incoming.headers });
  incoming.pipe(request);
  const [answer] = await once(request, 'response');
  const {
    statusCode: status,
    headers: { 'sl-violations': violations = '[]' },
  } = answer;
  seen[place] = { status, violations: status < 300 ? [] : ofRequest(JSON.parse(violations)) };
  response.writeHead(answer.statusCode, answer.statusMessage, answer.headers);
  answer.pipe(response);
}

/** What is wrong with the request; the mock also complains about its own responses. */
function ofRequest(violations) {
  return violations.filter(({ location }) => location[0] === 'request').map(({ message }) => message);
}

async function startPrism() {
  const port = await freePort();
  const child = spawn('npx', ['--yes', PRISM, 'mock', '--host', '127.0.0.1', '--port', String(port), openApiDocument], {
    // A separate process group: the mock is a grandchild.
    ...{ detached: true, stdio: ['ignore', 'pipe', 'inherit'] },
  });
  const stop = () => process.kill(-child.pid);
  process.once('SIGTERM', stop).once('SIGINT', stop);
  let said = '';
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${PRISM} did not start: ${said}`)));
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said = (said + text).slice(-4096);
      if (said.includes('is listening')) {
        resolve({ origin: `http://127.0.0.1:${port}`, stop });
      }
    });
  });
}

async function freePort() {
  const { port, stop } = await serve(() => {});
  await stop();
  return port;
}
