'use strict';

const fs = require('node:fs');
const http = require('node:http');
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { buffer } = require('node:stream/consumers');

/**
 * Starts `clerk-local` with a seed.
 *
 * @param {string} program
 * @param {string} seedFile
 */
async function startProgram(program, seedFile) {
  const start = performance.now();
  const child = spawn(program, ['--port', '0', '--exit-with-stdin', '--seed', seedFile], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let output = '';
  while (!output.includes('is listening')) {
    const [chunk] = await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(([status]) => {
        throw new Error(`${program} ended with status ${status}.`);
      }),
    ]);
    output += chunk;
  }
  const readyMs = performance.now() - start;
  const variable = (/** @type {string} */ name) => new RegExp(`^${name}=(.*)$`, 'm').exec(output)?.[1] ?? '';
  const agent = new http.Agent({ keepAlive: true });

  /**
   * The response to a request with the secret key.
   *
   * @param {string} path
   */
  async function get(path) {
    const request = http.get(variable('CLERK_API_URL') + path, {
      agent,
      headers: { authorization: `Bearer ${variable('CLERK_SECRET_KEY')}` },
    });
    const [response] = await once(request, 'response');
    const body = await buffer(response);
    return { status: response.statusCode, bytes: body.length };
  }

  const { pid } = /** @type {{ pid: number }} */ (child);
  return {
    readyMs,
    get,
    processorMs: () => processorMs(pid),
    residentBytes: () => residentBytes(pid),
    stop: () => child.kill(),
  };
}

/**
 * What all threads of a process have had of the processor. Only Linux counts it in nanoseconds.
 *
 * @param {number} pid
 */
function processorMs(pid) {
  const threads = fs.readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.map((thread) =>
    Number(fs.readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
}

/** @param {number} pid */
function residentBytes(pid) {
  const kilobytes = /^VmRSS:\s*(\d+) kB$/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}

module.exports = { startProgram };
