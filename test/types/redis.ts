// `clerk-express-native/redis`, with the clients of each package.

import { clerkMiddleware, type MachineTokenStore } from 'clerk-express-native';
import { redisRevocations, redisStore, type RedisRevocations } from 'clerk-express-native/redis';
import { expectTypeOf } from 'expect-type';
import { Cluster, Redis } from 'ioredis';
import { Keyv } from 'keyv';
import { createClient, createCluster } from 'redis';
import * as redis6 from 'redis6';

expectTypeOf(redisStore(createClient())).toEqualTypeOf<MachineTokenStore>();
redisStore(createCluster({ rootNodes: [] }), { prefix: 'app:' });
redisStore(redis6.createClient());
redisStore(redis6.createCluster({ rootNodes: [] }));
redisStore(new Redis());
redisStore(new Cluster([]));

clerkMiddleware({ machineTokenCache: { ttlMs: 60_000, store: redisStore(createClient()) } });
clerkMiddleware({ machineTokenCache: { ttlMs: 60_000, store: new Keyv(), storeTimeoutMs: 20 } });
// @ts-expect-error: a client is not a store
clerkMiddleware({ machineTokenCache: { ttlMs: 60_000, store: createClient() } });

// @ts-expect-error: not a client
redisStore(new Map());
// @ts-expect-error: a promise of a client
redisStore(createClient().connect());
// @ts-expect-error: misspelt
redisStore(createClient(), { keyPrefix: 'app:' });

const shared = redisRevocations(createClient(), { secretKey: process.env.CLERK_SECRET_KEY, maxEntries: 10 });
expectTypeOf(shared).toEqualTypeOf<RedisRevocations>();
expectTypeOf(shared.ready).resolves.toEqualTypeOf<void>();
clerkMiddleware({ revocations: shared });
redisRevocations(redis6.createClient());
redisRevocations(new Redis());
// @ts-expect-error: not a client
redisRevocations({});
