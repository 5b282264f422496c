'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { createHash } = require('node:crypto');
const { json } = require('node:stream/consumers');
const { serve } = require('./server');
const { extract } = require('./tarball');

/**
 * A registry on loopback that serves the given tarballs, and what is published to it.
 *
 * @param {string[]} tarballs
 * @returns {Promise<{ origin: string, requests: string[], published: string[], refused: Set<string> }>} `requests` has
 *   the requested paths, `published` the published packages in order, as `name@version tag`; `refused` takes names that
 *   may not be published
 */
async function startRegistry(tarballs) {
  const registry = { requests: [], published: [], refused: new Set() };
  const files = new Map(tarballs.map((file) => [manifestOf(file).name, file]));
  const documents = new Map();
  const { origin } = await serve(async (req, res) => {
    registry.requests.push(req.url);
    res.setHeader('content-type', 'application/json');
    const [name, download] = decodeURIComponent(req.url.slice(1)).split('/-/');
    const file = files.get(name);
    if (req.method === 'PUT') {
      if (registry.refused.has(name)) {
        return res.writeHead(403).end('{"error":"You may not publish this"}');
      }
      const document = await json(req);
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
    res.end(download ? fs.readFileSync(file) : JSON.stringify(description(file, `http://${req.headers.host}`)));
  });
  return Object.assign(registry, { origin });
}

module.exports = { startRegistry };

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

function manifestOf(file) {
  return JSON.parse(fs.readFileSync(path.join(extract(file), 'package.json'), 'utf8'));
}
