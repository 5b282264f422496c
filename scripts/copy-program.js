'use strict';

/**
 * `npm run build:program`, after the build: copies `clerk-local` into the project's root, next to the addon, as
 * `clerk-local.<platform>`. Workflows collect the programs of all platforms in one folder.
 */

const fs = require('node:fs');
const { programIn } = require('./pack/tarballs');
const { thisPlatform } = require('./pack/platforms');
const { clerkLocalProgram } = require('./prepare/clerk-local');
const { root } = require('./prepare/run');

fs.copyFileSync(clerkLocalProgram, programIn(root, thisPlatform()));
