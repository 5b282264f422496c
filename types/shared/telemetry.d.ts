import type { InstanceType } from './instance';

// With an export list, declarations without `export` stay within the module.
export {};

/** An event as Clerk's SDK sends it. This package sends none. */
export type TelemetryEvent = {
  event: string;
  /** The publishable key. */
  pk?: string;
  /** The secret key. */
  sk?: string;
  /** The kind of instance. */
  it: InstanceType;
  /** The version of Clerk in use. */
  cv: string;
  /** The name of the SDK. */
  sdk?: string;
  /** The version of the SDK. */
  sdkv?: string;
  payload: Record<string, Json>;
};

/** An event to record. */
export type TelemetryEventRaw<Payload = TelemetryEvent['payload']> = {
  event: TelemetryEvent['event'];
  /** The share of such events that is sent, from 0 to 1. */
  eventSamplingRate?: number;
  payload: Payload;
};

/** A log entry to record. */
export interface TelemetryLogEntry {
  readonly context?: Record<string, unknown>;
  readonly level: 'error' | 'warn' | 'info' | 'debug' | 'trace';
  readonly message: string;
  readonly organizationId?: string;
  readonly sessionId?: string;
  readonly source?: string;
  /** Unix time in milliseconds. */
  readonly timestamp: number;
  readonly userId?: string;
}

/** Records events and log entries. */
export interface TelemetryCollector {
  isEnabled: boolean;
  isDebug: boolean;
  record(event: TelemetryEventRaw): void;
  recordLog(entry: TelemetryLogEntry): void;
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
