'use strict';

/** The platforms for which there is a package with the program. */
const PLATFORMS = [
  'darwin-arm64',
  'darwin-x64',
  'linux-arm64-gnu',
  'linux-arm64-musl',
  'linux-x64-gnu',
  'linux-x64-musl',
  'win32-arm64-msvc',
  'win32-x64-msvc',
];

/** The name of this machine's platform. Not every one has a package. */
function thisPlatform() {
  const { platform, arch } = process;
  if (platform === 'linux') {
    return `linux-${arch}-${usesGlibc() ? 'gnu' : 'musl'}`;
  }
  return platform === 'win32' ? `win32-${arch}-msvc` : `${platform}-${arch}`;
}

module.exports = { PLATFORMS, thisPlatform };

/** Whether this process runs with glibc; the alternative is musl. */
function usesGlibc() {
  // Node's types lack both properties: https://nodejs.org/api/report.html#report-usage
  const settings = /** @type {NodeJS.ProcessReport & { excludeNetwork?: boolean }} */ (process.report);
  // Skips resolving the names of all connections, which can take seconds.
  settings.excludeNetwork = true;
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (settings.getReport());
  return header.glibcVersionRuntime !== undefined;
}
