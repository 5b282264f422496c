'use strict';

const { commandFor, isCheckout } = require('./command');
const { installedPlatforms, installedVersion, otherLibc, packageName } = require('./installed');
const { describeMachine } = require('./machine');

/**
 * Why the addon could not be loaded, as an error with a stable `code`:
 *
 * | code | cause |
 * |---|---|
 * | `addon-platform-unsupported` | there is no addon for this system and processor |
 * | `addon-not-installed` | the package with the addon is missing |
 * | `addon-libc-mismatch` | the installed addon is for the other C library of Linux |
 * | `addon-glibc-too-old` | the addon asks for a newer glibc |
 * | `addon-disabled` | Node or Deno may not load addons |
 * | `addon-version-mismatch` | the addon is of another release than the package |
 * | `addon-damaged` | its file is missing, cut off or no addon |
 * | `addon-not-loadable` | the system refuses to load it for a reason of its own |
 *
 * @param {object} attempt
 * @param {string} attempt.version of this package
 * @param {string} attempt.platform such as `linux-x64-gnu`
 * @param {string[]} attempt.platforms those that there are addons for
 * @param {string} [attempt.file] the addon that was found
 * @param {string} [attempt.damage] what is wrong with that file, such as `whose end is missing`
 * @param {object} [attempt.addon] when it was loaded, but is of another version
 * @param {Error} [attempt.cause] what looking for it or loading it threw
 */
function loadError(attempt) {
  const { code, summary, found, advice } = diagnose(attempt);
  const text = [
    `clerk-express-native ${attempt.version}: ${summary}`,
    `  this machine: ${describeMachine()}`,
    `  looked for: ${lookedFor(attempt)}`,
    `  found: ${found}`,
    `  what to do: ${advice}`,
  ];
  return Object.assign(new Error(text.join('\n'), { cause: attempt.cause }), { code });
}

function lookedFor({ version, platform, platforms }) {
  if (!platforms.includes(platform)) {
    return `an addon for ${platform}; there are some for ${platforms.join(', ')}`;
  }
  return isCheckout()
    ? `clerk-express-native.${platform}.node, built from these sources`
    : `${packageName(platform)} ${version}`;
}

function diagnose(attempt) {
  const { platform, platforms, file, damage, addon, cause } = attempt;
  if (!platforms.includes(platform)) {
    return unsupported();
  }
  if (file === undefined) {
    return notFound(attempt);
  }
  if (cause?.code === 'ERR_DLOPEN_DISABLED') {
    return disabled(attempt);
  }
  if (cause?.name === 'NotCapable') {
    return notPermitted(attempt);
  }
  if (addon) {
    return otherVersion(attempt);
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

function unsupported() {
  return {
    code: 'addon-platform-unsupported',
    summary: 'there is no native addon for this kind of machine.',
    found: 'nothing that could run here',
    advice: buildHere(),
  };
}

/**
 * The package itself has no scripts: what is built is a clone of its sources, which is installed in the place of the
 * package.
 */
function buildHere() {
  if (isCheckout()) {
    return commandFor('build');
  }
  return 'in a clone of the sources, with Rust and a C compiler, run: npm run build; then, in the app: npm install <the clone>';
}

function notFound(attempt) {
  const { platform, version } = attempt;
  if (isCheckout()) {
    return {
      code: 'addon-not-installed',
      summary: 'the native addon is not built.',
      found: 'no such file',
      advice: commandFor('build'),
    };
  }
  const there = installedPlatforms(attempt.platforms);
  if (there.includes(platform)) {
    return damaged(attempt);
  }
  if (there.includes(otherLibc(platform))) {
    return otherLibrary(attempt, otherLibc(platform));
  }
  return {
    code: 'addon-not-installed',
    summary: 'the native addon for this machine is not installed.',
    found:
      there.length > 0
        ? `only ${there.map(packageName).join(', ')}. This node_modules was installed on, or for, another kind of machine`
        : 'no such package. Optional dependencies were left out, or the lock file does not name it',
    advice: commandFor('install', version),
  };
}

function otherLibrary({ platform, version }, there) {
  const [libc, other] = platform.endsWith('-musl') ? ['musl', 'glibc'] : ['glibc', 'musl'];
  return {
    code: 'addon-libc-mismatch',
    summary: `the native addon is for Linux with ${other}, and this machine runs on ${libc}.`,
    found: `${packageName(there)}. This node_modules was installed on, or for, a Linux with the other C library`,
    advice: commandFor('install', version),
  };
}

function tooOld({ file, cause }, needed) {
  return {
    code: 'addon-glibc-too-old',
    summary: 'the glibc of this machine is too old for the native addon.',
    found: `${file}, which asks for ${needed} (${cause.message})`,
    advice: `use a system with ${needed} or newer; or, ${buildHere()}`,
  };
}

function disabled({ file }) {
  const options = [...process.execArgv, ...(process.env.NODE_OPTIONS ?? '').split(/\s+/)];
  const permission = options.find((option) => /^--(experimental-)?permission$/.test(option));
  return {
    code: 'addon-disabled',
    summary: 'Node was told to load no native addons.',
    found: `${file}, and ${permission ? `the option ${permission} without --allow-addons` : 'the option --no-addons'}`,
    advice: permission
      ? 'start Node with --allow-addons as well'
      : 'start Node without --no-addons (look at NODE_OPTIONS too)',
  };
}

/** Deno asks for each kind of access. */
function notPermitted({ file, cause }) {
  return {
    code: 'addon-disabled',
    summary: 'Deno was not permitted to load native addons.',
    found: `${file}, and no permission for it (${cause.message})`,
    advice: 'start Deno with --allow-ffi as well',
  };
}

function otherVersion({ file, addon, version }) {
  return {
    code: 'addon-version-mismatch',
    summary: 'the native addon belongs to another version of the package.',
    found: `${file}, version ${addon.VERSION ?? 'unknown'}`,
    advice: commandFor(isCheckout() ? 'build' : 'install', version),
  };
}

function damaged({ platform, version, file, damage, cause }) {
  const installed = file === undefined && installedVersion(platform);
  return {
    code: 'addon-damaged',
    summary: 'the file of the native addon is damaged.',
    found: installed
      ? `${packageName(platform)} ${installed} without its .node file`
      : `${file}, ${damage ?? `which the system refuses (${cause.message})`}`,
    advice: commandFor(isCheckout() ? 'build' : 'reinstall', version),
  };
}

function notLoadable({ file, cause, version }) {
  return {
    code: 'addon-not-loadable',
    summary: 'the native addon could not be loaded.',
    found: `${file}, which the system refuses (${cause?.message ?? 'without a reason'})`,
    advice: `put right what the system says; if the file itself is at fault: ${commandFor(isCheckout() ? 'build' : 'reinstall', version)}`,
  };
}

module.exports = { loadError };
