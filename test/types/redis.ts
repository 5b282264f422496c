// `clerk-express-native/redis`, with the clients of each package.

import { redisStore, type MachineTokenStore } from 'clerk-express-native/redis';
import { expectTypeOf } from 'expect-type';
import { Cluster, Redis } from 'ioredis';
import { createClient, createCluster } from 'redis';
import * as redis6 from 'redis6';

expectTypeOf(redisStore(createClient())).toEqualTypeOf<MachineTokenStore>();
redisStore(createCluster({ rootNodes: [] }), { prefix: 'app:' });
redisStore(redis6.createClient());
redisStore(redis6.createCluster({ rootNodes: [] }));
redisStore(new Redis());
redisStore(new Cluster([]));

// @ts-expect-error: not a client
redisStore(new Map());
// @ts-expect-error: a promise of a client
redisStore(createClient().connect());
// @ts-expect-error: misspelt
redisStore(createClient(), { keyPrefix: 'app:' });
