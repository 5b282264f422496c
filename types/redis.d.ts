import type { MachineTokenStore } from './machine-token-store';

/** A client or cluster of the package `redis`, version 4 or later, as `createClient()` returns it. */
export interface NodeRedisClient {
  readonly isOpen: boolean;
  get(key: string): unknown;
  set(key: string, value: string, options: { PX: number }): unknown;
  del(key: string): unknown;
}

/** A client or cluster of the package `ioredis`, as `new Redis()` returns it. */
export interface IoRedisClient {
  readonly status: string;
  defineCommand: unknown;
  get(key: string): unknown;
  set(key: string, value: string, unit: 'PX', milliseconds: number): unknown;
  del(key: string): unknown;
}

/** A client of the app. This package neither connects nor closes it. */
export type RedisClient = NodeRedisClient | IoRedisClient;

/** Options of {@link redisStore}. */
export interface RedisStoreOptions {
  /** What keys start with. Default: `clerk-express-native:`. */
  prefix?: string;
}

/**
 * A store in Redis, for the option `machineTokenCache`.
 *
 * @example
 *   import { clerkMiddleware } from 'clerk-express-native';
 *   import { redisStore } from 'clerk-express-native/redis';
 *   import { createClient } from 'redis';
 *
 *   const client = createClient({ url: process.env.REDIS_URL }).on('error', console.error);
 *   await client.connect();
 *   app.use(clerkMiddleware({ machineTokenCache: { ttlMs: 60_000, store: redisStore(client) } }));
 *
 * @param client The app's client. It may be disconnected: commands that fail or wait only cost a call of Clerk's API.
 * @throws {ConfigurationError} `redis-client-invalid` if the client is of neither package, `redis-options-invalid`
 */
export function redisStore(client: RedisClient, options?: RedisStoreOptions): MachineTokenStore;
