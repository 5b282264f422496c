'use strict';

const fs = require('node:fs');
const path = require('node:path');

const NAME = 'openapi-2026-05-12.yml';
const root = path.join(__dirname, '..', '..');

/**
 * The path of Clerk's OpenAPI document for the API version that both packages use; `undefined` without the file. It is
 * not part of this repository: download `bapi/2026-05-12.yml` from https://github.com/clerk/openapi-specs, save it
 * under this name, and set `BACKEND_API_SPECIFICATION` to its folder.
 */
const openApiDocument = [
  ...(process.env.BACKEND_API_SPECIFICATION ? [process.env.BACKEND_API_SPECIFICATION] : []),
  path.join(root, '..', 'shared', 'spec', 'backend-api'),
  path.join(root, '..', '..', 'shared', 'spec', 'backend-api'),
]
  .map((folder) => path.join(folder, NAME))
  .find((file) => fs.existsSync(file));

module.exports = { openApiDocument };
