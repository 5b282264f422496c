'use strict';

/** What decides which addon fits, in words: `linux x64, glibc 2.36, Node v20.20.2`. */
function describeMachine() {
  const libcInUse = process.platform === 'linux' && (libc() ?? 'unknown C library');
  return [`${process.platform} ${process.arch}`, libcInUse, ...runtimes()].filter(Boolean).join(', ');
}

/**
 * The C library of Linux that this process runs on, `glibc 2.36` or `musl`; nothing when the process may not know it.
 */
function libc() {
  let header;
  try {
    header = report().header;
  } catch {
    // Deno asks for permissions, and other runtimes have no reports.
    return undefined;
  }
  return header.glibcVersionRuntime ? `glibc ${header.glibcVersionRuntime}` : 'musl';
}

function report() {
  const { excludeNetwork } = process.report;
  // The report looks up the names of all connections otherwise, which can take seconds.
  process.report.excludeNetwork = true;
  try {
    return process.report.getReport();
  } finally {
    process.report.excludeNetwork = excludeNetwork;
  }
}

/** Bun and Deno tell a version of Node too, the one that they imitate. */
function runtimes() {
  const { bun, deno } = process.versions;
  return [bun && `Bun ${bun}`, deno && `Deno ${deno}`, `Node ${process.version}`];
}

module.exports = { describeMachine, libc };
