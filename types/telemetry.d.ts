import type { TelemetryEventRaw, TelemetryLogEntry } from './shared/telemetry';

/** The shape of the telemetry collector of Clerk's SDK. That of this package's clients records and sends nothing. */
export interface Telemetry {
  /** `false` here. */
  readonly isEnabled: boolean;
  /** `false` here. */
  readonly isDebug: boolean;
  /** Drops the event. */
  record(event: TelemetryEventRaw): void;
  /** Drops the entry. */
  recordLog(entry: TelemetryLogEntry): void;
}
