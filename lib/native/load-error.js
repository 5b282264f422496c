'use strict';

const { commandFor, isCheckout } = require('./command');
const { installedPlatforms, installedVersion, otherLibc, packageName } = require('./installed');
const { describeMachine } = require('./machine');

/** @import { Attempt } from './index' */

/** @typedef {{ code: string, summary: string, found: string, advice: string }} Diagnosis */

/** @typedef {Attempt & { platform: string }} PlatformAttempt an attempt whose platform is known */

/**
 * Creates the error for an addon that could not be loaded, with a stable `code`:
 *
 * | code | cause |
 * |---|---|
 * | `addon-platform-unsupported` | no addon exists for this system and processor |
 * | `addon-not-installed` | the package with the addon is missing |
 * | `addon-libc-mismatch` | the installed addon is for the other C library of Linux |
 * | `addon-glibc-too-old` | the addon requires a newer glibc |
 * | `addon-disabled` | Node or Deno may not load addons |
 * | `addon-version-mismatch` | the addon and the package are of different releases |
 * | `addon-damaged` | its file is missing, truncated or not an addon |
 * | `addon-not-loadable` | the system refuses to load it for another reason |
 *
 * @param {Attempt} attempt
 */
function loadError(attempt) {
  const { code, summary, found, advice } = diagnose(attempt);
  const text = [
    `clerk-express-native ${attempt.version}: ${summary}`,
    `  this machine: ${describeMachine()}`,
    `  looked for: ${expectedAddon(attempt)}`,
    `  found: ${found}`,
    `  what to do: ${advice}`,
  ];
  return Object.assign(new Error(text.join('\n'), { cause: attempt.cause }), { code });
}

/** @param {Attempt} attempt */
function expectedAddon({ version, platform = 'an unknown platform', platforms }) {
  if (!platforms.includes(platform)) {
    return `an addon for ${platform}; there are some for ${platforms.join(', ')}`;
  }
  return isCheckout()
    ? `clerk-express-native.${platform}.node, built from these sources`
    : `${packageName(platform)} ${version}`;
}

/**
 * @param {Attempt} attempt
 * @returns {Diagnosis}
 */
function diagnose(attempt) {
  const { platform, platforms, file } = attempt;
  if (platform === undefined || !platforms.includes(platform)) {
    return unsupported(attempt);
  }
  return file === undefined ? notFound({ ...attempt, platform }) : notLoaded({ ...attempt, platform, file });
}

/**
 * @param {PlatformAttempt & { file: string }} attempt
 * @returns {Diagnosis}
 */
function notLoaded(attempt) {
  const { platform, damage, addon, cause } = attempt;
  if (cause?.code === 'ERR_DLOPEN_DISABLED') {
    return disabled(attempt);
  }
  if (cause?.name === 'NotCapable') {
    return notPermitted(attempt);
  }
  if (addon) {
    return otherVersion(attempt, addon);
  }
  const reason = cause?.message ?? '';
  const needed = /version `(GLIBC_[\d.]+)' not found/.exec(reason)?.[1].replace('_', ' ').replace('GLIBC', 'glibc');
  if (needed) {
    return tooOld(attempt, needed);
  }
  if (/libc\.musl-|libc\.so: invalid ELF header|ld-linux[^:]*: (No such file|cannot open)/.test(reason)) {
    return otherLibrary(attempt, platform);
  }
  if (damage || /not (a|valid) mach-o|truncated|extends beyond end|file too short|not a valid Win32/.test(reason)) {
    return damaged(attempt);
  }
  return notLoadable(attempt);
}

/**
 * @param {Attempt} attempt
 * @returns {Diagnosis}
 */
function unsupported({ version }) {
  return {
    code: 'addon-platform-unsupported',
    summary: 'no native addon exists for this kind of machine.',
    found: 'nothing that could run here',
    advice: buildHere(version),
  };
}

/**
 * The package has no scripts: the addon is built in a clone of the sources, which is installed in place of the package.
 *
 * @param {string} version
 */
function buildHere(version) {
  if (isCheckout()) {
    return commandFor('build', version);
  }
  return 'in a clone of the sources, with Rust and a C compiler, run: npm run build; then, in the app: npm install <the clone>';
}

/**
 * @param {PlatformAttempt} attempt
 * @returns {Diagnosis}
 */
function notFound(attempt) {
  const { platform, version } = attempt;
  if (isCheckout()) {
    return {
      code: 'addon-not-installed',
      summary: 'the native addon is not built.',
      found: 'no such file',
      advice: commandFor('build', version),
    };
  }
  const installed = installedPlatforms(attempt.platforms);
  if (installed.includes(platform)) {
    return damaged(attempt);
  }
  if (installed.includes(otherLibc(platform))) {
    return otherLibrary(attempt, otherLibc(platform));
  }
  return {
    code: 'addon-not-installed',
    summary: 'the native addon for this machine is not installed.',
    found:
      installed.length > 0
        ? `only ${installed.map(packageName).join(', ')}. This node_modules was installed on, or for, another kind of machine`
        : 'no such package. Optional dependencies were omitted, or the lock file does not name it',
    advice: commandFor('install', version),
  };
}

/**
 * @param {PlatformAttempt} attempt
 * @param {string} installed the platform of the installed package
 * @returns {Diagnosis}
 */
function otherLibrary({ platform, version }, installed) {
  const [libc, other] = platform.endsWith('-musl') ? ['musl', 'glibc'] : ['glibc', 'musl'];
  return {
    code: 'addon-libc-mismatch',
    summary: `the native addon is for Linux with ${other}, and this machine runs on ${libc}.`,
    found: `${packageName(installed)}. This node_modules was installed on, or for, a Linux with the other C library`,
    advice: commandFor('install', version),
  };
}

/**
 * @param {PlatformAttempt} attempt
 * @param {string} needed such as `glibc 2.38`
 * @returns {Diagnosis}
 */
function tooOld({ file, cause, version }, needed) {
  return {
    code: 'addon-glibc-too-old',
    summary: 'the glibc of this machine is too old for the native addon.',
    found: `${file}, which requires ${needed} (${cause?.message})`,
    advice: `use a system with ${needed} or newer; or, ${buildHere(version)}`,
  };
}

/**
 * @param {Attempt} attempt
 * @returns {Diagnosis}
 */
function disabled({ file }) {
  const options = [...process.execArgv, ...(process.env.NODE_OPTIONS ?? '').split(/\s+/)];
  const permission = options.find((option) => /^--(experimental-)?permission$/.test(option));
  return {
    code: 'addon-disabled',
    summary: 'Node is configured not to load native addons.',
    found: `${file}, and ${permission ? `the option ${permission} without --allow-addons` : 'the option --no-addons'}`,
    advice: permission
      ? 'start Node with --allow-addons as well'
      : 'start Node without --no-addons (check NODE_OPTIONS too)',
  };
}

/**
 * Deno requires a permission for each kind of access.
 *
 * @param {Attempt} attempt
 * @returns {Diagnosis}
 */
function notPermitted({ file, cause }) {
  return {
    code: 'addon-disabled',
    summary: 'Deno was not permitted to load native addons.',
    found: `${file}, and no permission for it (${cause?.message})`,
    advice: 'start Deno with --allow-ffi as well',
  };
}

/**
 * @param {Attempt} attempt
 * @param {import('./index').Addon} addon
 * @returns {Diagnosis}
 */
function otherVersion({ file, version }, addon) {
  return {
    code: 'addon-version-mismatch',
    summary: 'the native addon belongs to another version of the package.',
    found: `${file}, version ${addon.VERSION ?? 'unknown'}`,
    advice: commandFor(isCheckout() ? 'build' : 'install', version),
  };
}

/**
 * @param {PlatformAttempt} attempt
 * @returns {Diagnosis}
 */
function damaged({ platform, version, file, damage, cause }) {
  const installed = file === undefined && installedVersion(platform);
  return {
    code: 'addon-damaged',
    summary: 'the file of the native addon is damaged.',
    found: installed
      ? `${packageName(platform)} ${installed} without its .node file`
      : `${file}, ${damage ?? `which the system rejects (${cause?.message})`}`,
    advice: commandFor(isCheckout() ? 'build' : 'reinstall', version),
  };
}

/**
 * @param {Attempt} attempt
 * @returns {Diagnosis}
 */
function notLoadable({ file, cause, version }) {
  return {
    code: 'addon-not-loadable',
    summary: 'the native addon could not be loaded.',
    found: `${file}, which the system rejects (${cause?.message ?? 'without a reason'})`,
    advice: `fix the problem that the system reports; if the file itself is damaged, ${commandFor(isCheckout() ? 'build' : 'reinstall', version)}`,
  };
}

module.exports = { loadError };
