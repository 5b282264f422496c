/** The shapes that several files of the benchmarks share. */

import type { Application } from 'express';
import type { Jwk } from '../test/support/keys';
import type { Claims } from '../test/support/tokens';

export type Part =
  | 'hot'
  | 'attacks'
  | 'handshake'
  | 'tenants'
  | 'getauth'
  | 'latency'
  | 'require'
  | 'memory'
  | 'verification'
  | 'core'
  | 'growth';

export interface Settings {
  parts: Part[];
  isQuick: boolean;
  /** Whether all parts run, and in full. */
  isWhole: boolean;
  /** The folder for the results of any run. */
  out?: string;
  rounds: number;
  /** Requests per turn. */
  amount: number;
  connections: number;
  memoryTokens: number;
}

export type AppKind =
  | 'bare'
  | 'nothing'
  | 'auth'
  | 'claims'
  | 'headers'
  | 'redirect'
  | 'peer'
  | 'ours'
  | 'perTenant'
  | 'callback'
  | 'fiveTimes';

export interface AppDefinition {
  /** The name of the app in the results. */
  title: string;
  build(app: Application, claims: Claims): void;
}

/** An app that is running in a process of its own. */
export interface App {
  kind: AppKind;
  port: number;
  usage(collect?: boolean): Promise<Usage>;
}

export interface Usage {
  cpuMicroseconds: number;
  residentBytes: number;
}

export interface Tenant {
  publishableKey: string;
  secretKey: string;
}

/** Returns the bytes of the next request. */
export type NextRequest = () => string;

export interface Expected {
  status: number;
  /** The end of the response. */
  body: string;
}

/** The expected response of an app that authenticates. */
export interface Outcome {
  status: number;
  userId: string | null;
}

/** A path that a request can take. */
export interface Path extends Outcome {
  name: string;
  part: Part;
  title: string;
  kinds: AppKind[];
  /** Returns the source of requests for one app. */
  requests(kind: AppKind): NextRequest;
}

/** The time of one request: on the clock, and of the processor. */
export interface Durations {
  microseconds: number;
  cpuMicroseconds: number;
}

/** A value for each round. */
export interface AppResults {
  microseconds: number[];
  cpuMicroseconds: number[];
}

export interface PathResults {
  title: string;
  /** By {@link AppKind}. */
  apps: Record<string, AppResults>;
}

/** By the name of the path. */
export type Throughput = Record<string, PathResults>;

/** By {@link AppKind}, a value for each round. */
export interface RateResults {
  /** Requests per second. */
  perSecond: Record<string, number[]>;
  /** In ms. */
  p50: Record<string, number[]>;
  /** In ms. */
  p99: Record<string, number[]>;
}

/** Whether each app has a rate of its own, or all have the same. */
export type Rate = 'own' | 'same';

export type Latency = Record<Rate, RateResults>;

/** In ms, by package. */
export type LoadingTimes = Record<string, number>;

export interface Loading {
  alone: LoadingTimes;
  besideExpress: LoadingTimes;
  addonBytes: number;
}

export interface Memory {
  tokens: number;
  users: number;
  /** Resident bytes after a number of tokens. */
  readings: { tokens: number; bare: number; ours: number }[];
}

/** The time of one token, seen before (`hot`) or new (`cold`). */
export interface VerificationCost {
  hot: Durations;
  cold: Durations;
}

/** By library. */
export type Verification = Record<string, VerificationCost>;

export interface Core {
  bareMicroseconds: number;
  newTokenMicroseconds: number;
}

export interface SizeCost {
  size: number;
  cost: number;
}

/** The cost by size, in one or more lines of a chart. */
export interface GrowthPanel {
  title: string;
  unit: string;
  lines: Record<string, SizeCost[]>;
}

/** By dimension. */
export type Growth = Record<string, GrowthPanel>;

/** The results of a run. Parts that did not run are missing. */
export interface Results {
  /** The major version. */
  node: number;
  machine: string;
  method: string;
  throughput: Throughput;
  /** Calls of `JSON.parse()` for one request. */
  parses?: number;
  latency?: Latency;
  loading?: Loading;
  memory?: Memory;
  verification?: Verification;
  core?: Core;
  growth?: Growth;
}

export interface Goal {
  what: string;
  goal: string;
  figure: string;
  isReached: boolean;
  /** The figure of an app that does only what is inevitable. */
  floor: string;
  /** Why the goal may be out of reach. */
  limit?: string;
}

export type RequestHeaders = Record<string, string>;

/** The requests of a growth process: `hot` ones are repeated, `fresh` ones are sent once. */
export interface Workload {
  hot: RequestHeaders[];
  fresh: RequestHeaders[];
  /** The served key set. */
  keys?: Jwk[];
  /** The tenants of a callback. */
  tenants?: Tenant[];
  threads?: number;
}

export interface Dimension {
  title: string;
  sizes: number[];
  workload(size: number): Promise<Workload>;
}

/** The settings of a growth process; its keys come from an endpoint. */
export type CostSettings = Omit<Workload, 'keys'> & { repeats: number };

/** In µs per request. */
export interface Costs {
  hot: number;
  fresh: number;
}

export interface VerificationSettings {
  name: string;
  pem: string;
  origin: string;
  tokens: string[];
  repeats: number;
}

/** The scripts that run in processes of their own: the settings that each receives, and its first message. */
export interface Scripts {
  'apps/app-process.js': { settings: { kind: AppKind; claims: Claims }; answer: { port: number } };
  'apps/key-endpoint-process.js': { settings: { keys: Jwk[] }; answer: { origin: string } };
  'growth/cost-process.js': { settings: CostSettings; answer: Costs };
  'parts/get-auth-process.js': { settings: { token: string }; answer: { parses: number } };
  'parts/require-process.js': {
    settings: { packageName: string; before: string[] };
    answer: { milliseconds: number };
  };
  'verification/process.js': { settings: VerificationSettings; answer: VerificationCost };
}
