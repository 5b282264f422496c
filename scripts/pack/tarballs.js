'use strict';

const path = require('node:path');
const { packProduct, pathsOf } = require('./pack-product');
const { ADDON, PROGRAM, programFile } = require('./products');

/** @import { PackOptions } from './pack-product' */

/**
 * Packs the package and the addons of some platforms. Does not build the addons.
 *
 * @param {PackOptions & { addons: string }} options `addons` is the folder with the compiled addons
 * @returns {{ main: string, addons: string[] }} the paths of the tarballs; `addons` in the order of `platforms`
 * @throws {import('../prepare/run').Problem} if a file or a licence is missing, a version differs from the package's,
 *   or an addon requires a newer glibc
 */
function pack({ addons, ...options }) {
  const compiled = (/** @type {string} */ platform) => path.join(addons, ADDON.manifestFor(platform).files[0]);
  packProduct(ADDON, { ...options, compiled });
  return tarballsIn(options.out, options.platforms);
}

/**
 * Packs `clerk-local` and its program for some platforms. Does not build the programs.
 *
 * @param {PackOptions & { programOf: (platform: string) => string }} options `programOf` returns the path of a compiled
 *   program
 * @returns {{ main: string, programs: string[] }} the paths of the tarballs; `programs` in the order of `platforms`
 * @throws {import('../prepare/run').Problem} as {@link pack}
 */
function packClerkLocal({ programOf, ...options }) {
  packProduct(PROGRAM, { ...options, compiled: programOf });
  return clerkLocalTarballsIn(options.out, options.platforms);
}

/**
 * The paths of the tarballs that {@link pack} creates for the current version.
 *
 * @param {string} folder
 * @param {string[]} platforms
 */
function tarballsIn(folder, platforms) {
  const { main, others } = pathsOf(ADDON, folder, platforms);
  return { main, addons: others };
}

/**
 * The paths of the tarballs that {@link packClerkLocal} creates for the current version.
 *
 * @param {string} folder
 * @param {string[]} platforms
 */
function clerkLocalTarballsIn(folder, platforms) {
  const { main, others } = pathsOf(PROGRAM, folder, platforms);
  return { main, programs: others };
}

/**
 * The path of a platform's program in a folder with the programs of several platforms.
 *
 * @param {string} folder
 * @param {string} platform
 */
function programIn(folder, platform) {
  return path.join(folder, programFile(platform).replace('clerk-local', `clerk-local.${platform}`));
}

module.exports = { clerkLocalTarballsIn, pack, packClerkLocal, programIn, tarballsIn };
