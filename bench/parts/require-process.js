'use strict';

/** A fresh process that tells how long it takes to load a package, once others are loaded. */

process.once('message', ({ packageName, before }) => {
  before.forEach((name) => require(name));
  const begun = performance.now();
  require(packageName);
  process.send({ milliseconds: performance.now() - begun });
});
process.on('disconnect', () => process.exit());
