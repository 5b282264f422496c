import type { TelemetryEventRaw, TelemetryLogEntry } from './shared/telemetry';

/** The interface of the telemetry collector of Clerk's SDK. In this package it records and sends nothing. */
export interface Telemetry {
  /** Always `false`. */
  readonly isEnabled: boolean;
  /** Always `false`. */
  readonly isDebug: boolean;
  /** Discards the event. */
  record(event: TelemetryEventRaw): void;
  /** Discards the entry. */
  recordLog(entry: TelemetryLogEntry): void;
}
