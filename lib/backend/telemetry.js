'use strict';

/**
 * The shape of the telemetry collector of Clerk's SDK, for code that records its own events with
 * `clerkClient.telemetry`. This package sends no telemetry: recorded events are dropped.
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
