import redis from './redis.js';

export const { redisRevocations, redisStore } = redis;
