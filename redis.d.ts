/**
 * What servers share through Redis, with the client that the app has: of the package `redis` or `ioredis`.
 *
 * @packageDocumentation
 */

export { redisRevocations, redisStore } from './types/redis';
export type {
  IoRedisClient,
  NodeRedisClient,
  RedisClient,
  RedisRevocations,
  RedisRevocationsOptions,
  RedisStoreOptions,
} from './types/redis';
export type { CreateRevocationsOptions, RevocationTime, Revocations, RevokedMembership } from './types/revocations';
export type { MachineTokenStore } from './types/machine-token-store';
