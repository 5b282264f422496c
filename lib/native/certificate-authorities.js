'use strict';

const fs = require('node:fs');
const path = require('node:path');

/** Where the OpenSSL in Node's own releases looks unless the environment says otherwise. */
const OPENSSL_FOLDERS = { darwin: '/System/Library/OpenSSL', win32: 'C:\\Program Files\\Common Files\\SSL' };

let latest;

/**
 * The certificate authorities that Node trusts in this thread: the bundled ones, those of the system, of OpenSSL, of
 * `NODE_EXTRA_CA_CERTS` and of `tls.setDefaultCACertificates()`, as the app's flags and variables say.
 *
 * @returns {string[] | null} the contents of PEM files; `null` while they are those of the last call
 * @throws {Error} where the runtime does not list any
 */
function changedAuthorities() {
  // Not loaded earlier: it takes longer than the rest of this package, and many apps never call Clerk.
  const tls = require('node:tls');
  const list = tls.getCACertificates ? tls.getCACertificates('default') : tls.rootCertificates;
  if (latest !== undefined && isSame(list, latest)) {
    return null;
  }
  const files = tls.getCACertificates ? completed(list, tls) : byHand(list);
  latest = list;
  return files;
}

/** Since Node 22.15. What OpenSSL finds by itself is not on Node's list, unless the app has replaced the list. */
function completed(list, tls) {
  return usesOpenssl() && isSame(list, tls.getCACertificates('extra')) ? [...opensslFiles(), ...list] : list;
}

/** Before that, Node lists nothing but the bundled ones, which cannot be changed while it runs. */
function byHand(bundled) {
  if (!Array.isArray(bundled) || bundled.length === 0) {
    throw new Error('this runtime does not list the certificate authorities that it trusts (tls.rootCertificates)');
  }
  const { NODE_EXTRA_CA_CERTS: extra } = process.env;
  return [...(usesOpenssl() ? opensslFiles() : bundled), ...(extra ? contents(extra) : [])];
}

/** Nearly always the very array of the last call. */
function isSame(list, other) {
  return list === other || (list.length === other.length && list.every((entry, index) => entry === other[index]));
}

/** Whether OpenSSL's own store takes the place of the bundled one: by a flag, or as this Node was built. */
function usesOpenssl() {
  const flags = [...(process.env.NODE_OPTIONS ?? '').split(/\s+/), ...process.execArgv].map((flag) =>
    flag.replaceAll('_', '-'),
  );
  const last = flags.findLast((flag) => /^--use-(openssl|bundled)-ca$/.test(flag));
  return last
    ? last === '--use-openssl-ca'
    : Boolean(process.config?.target_defaults?.defines?.includes('NODE_OPENSSL_CERT_STORE'));
}

/** What OpenSSL would read: a file, and of each folder the files that are named by the hash of a subject. */
function opensslFiles() {
  const home = OPENSSL_FOLDERS[process.platform] ?? '/etc/ssl';
  const { SSL_CERT_FILE: file = path.join(home, 'cert.pem'), SSL_CERT_DIR: folders = path.join(home, 'certs') } =
    process.env;
  const isHash = (name) => /^[\da-f]{8}\.\d+$/.test(name);
  const hashed = folders.split(path.delimiter).flatMap((folder) =>
    names(folder)
      .filter(isHash)
      .map((name) => path.join(folder, name)),
  );
  return [file, ...hashed].flatMap(contents);
}

function names(folder) {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}

/** A file as a list of one; empty where it cannot be read, of which Node warns where it was named. */
function contents(file) {
  try {
    return [fs.readFileSync(file, 'latin1')];
  } catch {
    return [];
  }
}

module.exports = { changedAuthorities };
