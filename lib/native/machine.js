'use strict';

/** What decides which addon fits, in words: `linux x64, glibc 2.36, Node v20.20.2`. */
function describeMachine() {
  return [`${process.platform} ${process.arch}`, libc(), ...runtimes()].filter(Boolean).join(', ');
}

/** The version of glibc that this process runs on, such as `2.36`; nothing where it runs on another C library. */
function glibcVersion() {
  if (!process.report?.getReport) return undefined;
  const { excludeNetwork } = process.report;
  // The report looks up the names of all connections otherwise, which can take seconds.
  process.report.excludeNetwork = true;
  try {
    return process.report.getReport().header.glibcVersionRuntime;
  } finally {
    process.report.excludeNetwork = excludeNetwork;
  }
}

module.exports = { describeMachine, glibcVersion };

function libc() {
  if (process.platform !== 'linux') return undefined;
  const version = glibcVersion();
  return version ? `glibc ${version}` : 'no glibc (musl)';
}

/** Bun and Deno tell a version of Node too, the one that they imitate. */
function runtimes() {
  const { bun, deno } = process.versions;
  return [bun && `Bun ${bun}`, deno && `Deno ${deno}`, `Node ${process.version}`];
}
