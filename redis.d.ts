/**
 * What servers share through Redis, with the client that the app has: of the package `redis` or `ioredis`.
 *
 * @packageDocumentation
 */

export { redisStore } from './types/redis';
export type { IoRedisClient, NodeRedisClient, RedisClient, RedisStoreOptions } from './types/redis';
export type { MachineTokenStore } from './types/machine-token-store';
