'use strict';

/** Describes what determines which addon fits: `linux x64, glibc 2.36, Node v20.20.2`. */
function describeMachine() {
  const libcInUse = process.platform === 'linux' && (libc() ?? 'unknown C library');
  return [`${process.platform} ${process.arch}`, libcInUse, ...runtimes()].filter(Boolean).join(', ');
}

/** The C library of this Linux process, `glibc 2.36` or `musl`; `undefined` when it cannot be determined. */
function libc() {
  let header;
  try {
    // Node's types lack the property: https://nodejs.org/api/report.html#report-usage
    header = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (report()).header;
  } catch {
    // Deno requires a permission, and other runtimes have no reports.
    return undefined;
  }
  return header.glibcVersionRuntime ? `glibc ${header.glibcVersionRuntime}` : 'musl';
}

function report() {
  // `excludeNetwork` (since Node 22) skips resolving the names of all connections, which can take seconds.
  const settings = /** @type {NodeJS.ProcessReport & { excludeNetwork?: boolean }} */ (process.report);
  const { excludeNetwork } = settings;
  settings.excludeNetwork = true;
  try {
    return settings.getReport();
  } finally {
    settings.excludeNetwork = excludeNetwork;
  }
}

/** Bun and Deno also have a Node version: the one that they imitate. */
function runtimes() {
  const { bun, deno } = process.versions;
  return [bun && `Bun ${bun}`, deno && `Deno ${deno}`, `Node ${process.version}`];
}

module.exports = { describeMachine, libc };
