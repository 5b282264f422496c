'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { createHash } = require('node:crypto');
const { createServer } = require('node:http');
const { extract } = require('./tarball');

/**
 * A registry on loopback that knows the given tarballs and nothing else.
 *
 * @param {string[]} tarballs
 * @returns {Promise<{ url: string, requests: string[], close(): Promise<void> }>} `requests` has the paths that were asked for
 */
async function startRegistry(tarballs) {
  const requests = [];
  const packages = new Map(tarballs.map((file) => [manifestOf(file).name, file]));
  const server = createServer((req, res) => {
    requests.push(req.url);
    const [name, download] = req.url.slice(1).split('/-/');
    const file = packages.get(name);
    if (!file) return res.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"Not found"}');
    if (download) return res.end(fs.readFileSync(file));
    res.setHeader('content-type', 'application/json').end(JSON.stringify(description(file, url)));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  return {
    url,
    requests,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

module.exports = { startRegistry };

function description(file, url) {
  const manifest = manifestOf(file);
  const integrity = `sha512-${createHash('sha512').update(fs.readFileSync(file)).digest('base64')}`;
  const dist = { tarball: `${url}/${manifest.name}/-/${path.basename(file)}`, integrity };
  return {
    name: manifest.name,
    'dist-tags': { latest: manifest.version },
    versions: { [manifest.version]: { ...manifest, dist } },
    time: { [manifest.version]: '2026-01-01T00:00:00.000Z' },
  };
}

function manifestOf(file) {
  return JSON.parse(fs.readFileSync(path.join(extract(file), 'package.json'), 'utf8'));
}
