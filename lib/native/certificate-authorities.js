'use strict';

const fs = require('node:fs');
const path = require('node:path');

/** @typedef {import('node:tls') & { getCACertificates?: (type: 'default' | 'extra') => string[] }} Tls since 22.15 */

/**
 * Where the OpenSSL in Node's own releases looks by default.
 *
 * @type {Partial<Record<NodeJS.Platform, string>>}
 */
const OPENSSL_FOLDERS = { darwin: '/System/Library/OpenSSL', win32: 'C:\\Program Files\\Common Files\\SSL' };

/** @type {readonly string[] | undefined} */
let latest;

/**
 * Returns the certificate authorities that Node trusts in this thread: the bundled ones and those of the system, of
 * OpenSSL, of `NODE_EXTRA_CA_CERTS` and of `tls.setDefaultCACertificates()`, depending on flags and variables.
 *
 * @returns {string[] | null} the contents of PEM files; `null` if they have not changed since the last call
 * @throws {Error} where the runtime does not list any
 */
function changedAuthorities() {
  // Loaded late: it takes longer than the rest of this package, and many apps never call Clerk.
  /** @type {Tls} */
  const tls = require('node:tls');
  const { getCACertificates } = tls;
  const list = getCACertificates ? getCACertificates('default') : tls.rootCertificates;
  if (latest !== undefined && isSame(list, latest)) {
    return null;
  }
  const files = getCACertificates
    ? withOpenssl([...list], () => getCACertificates('extra'))
    : collected(tls.rootCertificates);
  latest = list;
  return files;
}

/**
 * Since Node 22.15. Node's list lacks what OpenSSL finds itself, unless the app has replaced the list.
 *
 * @param {string[]} list
 * @param {() => readonly string[]} extra
 */
function withOpenssl(list, extra) {
  return usesOpenssl() && isSame(list, extra()) ? [...opensslFiles(), ...list] : list;
}

/**
 * Before that, Node lists only the bundled ones, which cannot change while it runs.
 *
 * @param {readonly string[]} bundled
 */
function collected(bundled) {
  if (!Array.isArray(bundled) || bundled.length === 0) {
    throw new Error('this runtime does not list its trusted certificate authorities (tls.rootCertificates)');
  }
  const { NODE_EXTRA_CA_CERTS: extra } = process.env;
  return [...(usesOpenssl() ? opensslFiles() : bundled), ...(extra ? contents(extra) : [])];
}

/**
 * Node nearly always returns the same array as before.
 *
 * @param {readonly string[]} list
 * @param {readonly string[]} other
 */
function isSame(list, other) {
  return list === other || (list.length === other.length && list.every((entry, index) => entry === other[index]));
}

/** Whether OpenSSL's own store replaces the bundled one: by a flag, or because this Node was built so. */
function usesOpenssl() {
  const flags = [...(process.env.NODE_OPTIONS ?? '').split(/\s+/), ...process.execArgv].map((flag) =>
    flag.replaceAll('_', '-'),
  );
  const last = flags.findLast((flag) => /^--use-(openssl|bundled)-ca$/.test(flag));
  return last
    ? last === '--use-openssl-ca'
    : Boolean(process.config?.target_defaults?.defines?.some((define) => define === 'NODE_OPENSSL_CERT_STORE'));
}

/** What OpenSSL would read: a file, and in each folder the files named by the hash of a subject. */
function opensslFiles() {
  const home = OPENSSL_FOLDERS[process.platform] ?? '/etc/ssl';
  const { SSL_CERT_FILE: file = path.join(home, 'cert.pem'), SSL_CERT_DIR: folders = path.join(home, 'certs') } =
    process.env;
  const isHash = (/** @type {string} */ name) => /^[\da-f]{8}\.\d+$/.test(name);
  const hashed = folders.split(path.delimiter).flatMap((folder) =>
    names(folder)
      .filter(isHash)
      .map((name) => path.join(folder, name)),
  );
  return [file, ...hashed].flatMap(contents);
}

/** @param {string} folder */
function names(folder) {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * The content of a file as an array; empty where it cannot be read. Node itself warns where the file was configured.
 *
 * @param {string} file
 */
function contents(file) {
  try {
    return [fs.readFileSync(file, 'latin1')];
  } catch {
    return [];
  }
}

module.exports = { changedAuthorities };
