import redis from './redis.js';

export const { redisStore } = redis;
