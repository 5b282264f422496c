'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { createHash } = require('node:crypto');
const { json } = require('node:stream/consumers');
const { serve } = require('./server');
const { extract } = require('./tarball');

/**
 * @typedef {object} Registry
 * @property {string[]} requests the requested paths
 * @property {string[]} published what was published, in order, as `name@version tag`
 * @property {Set<string>} refused the names that must not be published
 */

/**
 * A registry on a loopback port, with the given tarballs and the packages that are published to it.
 *
 * @param {string[]} tarballs
 * @returns {Promise<Registry & { origin: string }>}
 */
async function startRegistry(tarballs) {
  /** @type {Registry} */
  const registry = { requests: [], published: [], refused: new Set() };
  const files = new Map(tarballs.map((file) => [manifestOf(file).name, file]));
  const documents = new Map();
  const { origin } = await serve(async (req, res) => {
    const { url = '' } = req;
    registry.requests.push(url);
    res.setHeader('content-type', 'application/json');
    const [name, download] = decodeURIComponent(url.slice(1)).split('/-/');
    const file = files.get(name);
    if (req.method === 'PUT') {
      if (registry.refused.has(name)) {
        return res.writeHead(403).end('{"error":"You may not publish this"}');
      }
      const document = /** @type {{ 'dist-tags': Record<string, string> }} */ (await json(req));
      documents.set(name, document);
      registry.published.push(
        ...Object.entries(document['dist-tags']).map(([tag, version]) => `${name}@${version} ${tag}`),
      );
      return res.writeHead(201).end('{}');
    }
    if (documents.has(name)) {
      return res.end(JSON.stringify(documents.get(name)));
    }
    if (!file) {
      return res.writeHead(404).end('{"error":"Not found"}');
    }
    return res.end(download ? fs.readFileSync(file) : JSON.stringify(description(file, `http://${req.headers.host}`)));
  });
  return Object.assign(registry, { origin });
}

module.exports = { startRegistry };

/**
 * @param {string} file
 * @param {string} origin
 */
function description(file, origin) {
  const manifest = manifestOf(file);
  const integrity = `sha512-${createHash('sha512').update(fs.readFileSync(file)).digest('base64')}`;
  const dist = { tarball: `${origin}/${manifest.name}/-/${path.basename(file)}`, integrity };
  return {
    name: manifest.name,
    'dist-tags': { latest: manifest.version },
    versions: { [manifest.version]: { ...manifest, dist } },
    time: { [manifest.version]: '2026-01-01T00:00:00.000Z' },
  };
}

/**
 * @param {string} file
 * @returns {import('../../scripts/pack/manifest').Manifest}
 */
function manifestOf(file) {
  return JSON.parse(fs.readFileSync(path.join(extract(file), 'package.json'), 'utf8'));
}
