/** The shapes that several files of the benchmarks share. */

import type { Application } from 'express';
import type { Jwk } from '../test/support/keys';
import type { Claims } from '../test/support/tokens';
import type { Visits } from './crowd/visits';

export type Part =
  | 'hot'
  | 'attacks'
  | 'handshake'
  | 'tenants'
  | 'getauth'
  | 'organization'
  | 'crowd'
  | 'crowd-memory'
  | 'latency'
  | 'require'
  | 'memory'
  | 'verification'
  | 'core'
  | 'growth';

export interface Settings {
  parts: Part[];
  isQuick: boolean;
  /** Whether all parts of a whole run ran, and in full. */
  isWhole: boolean;
  /** The folder for the results of any run. */
  out?: string;
  /** How many pairs of turns are compared. */
  pairs: number;
  connections: number;
  memoryTokens: number;
}

export type AppKind =
  | 'bare'
  | 'nothing'
  | 'auth'
  | 'claims'
  | 'decoding'
  | 'headers'
  | 'redirect'
  | 'peer'
  | 'ours'
  | 'perTenant'
  | 'callback'
  | 'fiveTimes'
  | 'has';

export interface AppDefinition {
  /** The name of the app in the results. */
  title: string;
  build(app: Application, claims: Claims, settings: AppSettings): void;
}

/** What the apps of both packages are built with. */
export interface AppSettings {
  /** Of `clerkMiddleware()`. */
  options?: object;
  /** Whether `getAuth()` accepts machine tokens too. */
  acceptsMachines?: boolean;
}

/** An app that is running in a process of its own. */
export interface App {
  kind: AppKind;
  pid?: number;
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

/** A request, and what the response has to be. */
export interface Exchange {
  request: string;
  status: number;
  /** The end of the response. */
  body: string;
}

export type NextExchange = () => Exchange;

/** The expected response of an app that authenticates: 200 and the first user by default. */
export interface Outcome {
  status?: number;
  userId?: string | null;
  has?: boolean;
}

/** A path that a request can take. */
export interface Path {
  name: string;
  part: Part;
  title: string;
  kinds: AppKind[];
  /** Returns the source of exchanges for one app process. */
  exchanges(kind: AppKind): NextExchange;
  visits?: Visits;
}

/** How an app process is put under load. */
export interface TurnPlan {
  pairs: number;
  connections: number;
  app?: AppSettings;
  /** The length of a turn. */
  milliseconds(kind: AppKind): number;
  /** The maximum number of requests of a turn. */
  amount?: number;
  warmUp(kind: AppKind): WarmUp;
}

/** Ends with whichever comes first. */
export interface WarmUp {
  requests: number;
  milliseconds: number;
}

/** A median with its 95 % interval. */
export interface Interval {
  median: number;
  low: number;
  high: number;
}

/** The time of one request: on the clock, and of the processor. */
export interface Durations {
  microseconds: number;
  cpuMicroseconds: number;
}

/** A value for each turn; an app with fewer of them took part in the first ones only. */
export interface AppResults {
  microseconds: number[];
  cpuMicroseconds: number[];
}

export interface PathResults {
  title: string;
  /** How many turns each process took. */
  perProcess: number;
  /** The part of the requests whose token the package could remember, of `ours`. */
  hitRate?: number;
  /** By {@link AppKind}. */
  apps: Record<string, AppResults>;
}

/** By the name of the path. */
export type Throughput = Record<string, PathResults>;

/** By {@link AppKind}, a value for each turn. */
export interface Latency {
  perSecond: number;
  /** In ms. */
  p50: Record<string, number[]>;
  /** In ms. */
  p99: Record<string, number[]>;
}

/** In ms, by package, a value for each process. */
export type LoadingTimes = Record<string, number[]>;

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

/** The same requests for a population of people whose tokens are renewed. */
export interface Crowd {
  /** By the name of the path. */
  rows: Throughput;
  /** Bearer tokens, by the number of people. */
  bySize: Record<string, PathResults>;
  /** In bytes, for each process: what the larger number of remembered tokens takes over the smaller one. */
  remembered: { few: number; many: number; bytes: number[] };
}

/** The time of one token, seen before (`hot`) or new (`cold`). */
export interface VerificationCost {
  hot: Durations;
  cold: Durations;
}

/** By library. */
export type Verification = Record<string, VerificationCost>;

/** The native part, a value for each pair of processes. */
export interface Core {
  bareMicroseconds: number[];
  newTokenMicroseconds: number[];
}

export interface SizeCost {
  size: number;
  cost: number;
  /** The resident memory that the requests take, garbage collected. */
  addedBytes?: number;
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
  crowd?: Crowd;
  crowdMemory?: Memory;
  /** Instructions of the processor for a request, by path and app, where it counts them. */
  instructions?: Record<string, Record<string, number>>;
  verification?: Verification;
  core?: Core;
  growth?: Growth;
}

/** Whether the interval of a figure is on one side of the goal. */
export type Verdict = 'yes' | 'no' | 'undecided';

export interface Goal {
  what: string;
  goal: string;
  figure: string;
  /** The 95 % interval of the figure; empty for a figure that does not vary. */
  interval: string;
  verdict: Verdict;
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
  addedBytes: number;
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
  'apps/app-process.js': { settings: { kind: AppKind; claims: Claims; app: AppSettings }; answer: { port: number } };
  'apps/key-endpoint-process.js': { settings: { keys: Jwk[] }; answer: { origin: string } };
  'growth/cost-process.js': { settings: CostSettings; answer: Costs };
  'parts/get-auth-process.js': { settings: { token: string }; answer: { parses: number } };
  'parts/require-process.js': {
    settings: { packageName: string; before: string[] };
    answer: { milliseconds: number };
  };
  'verification/process.js': { settings: VerificationSettings; answer: VerificationCost };
}
