'use strict';

/**
 * The shape of the telemetry collector of Clerk's SDK, for code that records events of its own with
 * `clerkClient.telemetry`. This package sends no telemetry: what is recorded is dropped.
 */
class Telemetry {
  get isEnabled() {
    return false;
  }

  get isDebug() {
    return false;
  }

  record() {}

  recordLog() {}
}

module.exports = { Telemetry };
