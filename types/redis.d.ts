import type { MachineTokenStore } from './machine-token-store';
import type { CreateRevocationsOptions, Revocations } from './revocations';

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

/** Options of {@link redisRevocations}. */
export interface RedisRevocationsOptions extends CreateRevocationsOptions {
  /** What keys start with. Default: `clerk-express-native:`. */
  prefix?: string;
  /**
   * `sk_test_…` or `sk_live_…`. Messages are signed with a key that is derived from it, so that write access to Redis
   * does not suffice to sign users out; only processes with the same secret key understand each other. Default:
   * `CLERK_SECRET_KEY`.
   */
  secretKey?: string | undefined;
}

/** Revocations that processes share. */
export interface RedisRevocations extends Revocations {
  /** Whether revocations of other processes arrive. */
  readonly isConnected: boolean;
  /** How many messages were ignored, because no process with the same secret key and version has sent them. */
  readonly ignoredMessages: number;
  /**
   * Resolves when what other processes have revoked is known: await it before the app accepts requests. While Redis
   * cannot be reached, it stays pending. Rejects with the code `revocations-closed` after `close()`.
   */
  readonly ready: Promise<void>;
}

/**
 * Creates a list of revocations as `createRevocations()` does, which processes share through a stream in Redis 6.2 or
 * later. Each process reads it with a connection of its own, a duplicate of the client.
 *
 * While Redis cannot be used, revocations take effect in this process only, and those of others do not arrive; a
 * warning is logged once a minute. When it can be used again, what was missed is read, and what was not published is
 * published.
 *
 * @param client The app's client, which is connected. Its own connection is used to publish.
 * @throws {ConfigurationError} `redis-client-invalid` if the client is of neither package or of a cluster,
 *   `redis-options-invalid`, `revocations-invalid` or `secret-key-missing`
 *
 * @example
 * import { clerkMiddleware } from 'clerk-express-native';
 * import { redisRevocations } from 'clerk-express-native/redis';
 * import { createClient } from 'redis';
 *
 * const client = createClient({ url: process.env.REDIS_URL });
 * client.on('error', console.error);
 * await client.connect();
 * const revocations = redisRevocations(client);
 * await revocations.ready;
 * app.use(clerkMiddleware({ revocations }));
 */
export function redisRevocations(client: RedisClient, options?: RedisRevocationsOptions): RedisRevocations;
