'use strict';

/** A process that serves a key set. Told which by its parent, tells its origin. */

const { startKeyEndpoint } = require('../../test/support/key-endpoint');

process.once('message', async ({ keys }) => {
  const { origin } = await startKeyEndpoint({ keys });
  process.send({ origin });
});
// An open channel to the parent keeps this process alive, and no longer than the parent.
process.on('disconnect', () => process.exit());
