// Guards and upgrades: what an app can write, and what the compiler rejects.

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { expectTypeOf } from 'expect-type';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { authenticateUpgrade, refuseUpgrade, requireAuth } from 'clerk-express-native';
import type {
  AuthObject,
  GuardErrorBody,
  InvalidTokenAuthObject,
  MachineAuthObject,
  RequireAuthOptions,
  SessionAuthObject,
} from 'clerk-express-native';

declare const req: IncomingMessage;
declare const socket: Duplex;

// Guards.

expectTypeOf(requireAuth({ unauthenticated: 'json' })).toEqualTypeOf<RequestHandler>();
requireAuth({ unauthenticated: 'redirect', signInUrl: '/enter', publishableKey: 'pk_test_x' });
requireAuth({
  unauthenticated: (request, response, next) => {
    expectTypeOf(request).toEqualTypeOf<Request>();
    expectTypeOf(response).toEqualTypeOf<Response>();
    expectTypeOf(next).toEqualTypeOf<NextFunction>();
  },
  forbidden: async (request, response) => response.sendStatus(404),
});
requireAuth({ permission: 'org:articles:read', reverification: 'strict' });
requireAuth({ role: 'org:admin', feature: 'articles', plan: 'org:pro' });
requireAuth({ reverification: { level: 'first_factor', afterMinutes: 10 } });
requireAuth({ scope: ['read', 'write'], acceptsToken: ['api_key', 'oauth_token'] });
requireAuth({ unauthenticated: 'json', treatPendingAsSignedOut: false });
requireAuth((request) => ({ permission: `org:${request.path}:read` }));
requireAuth(async () => ({ unauthenticated: 'json' as const, publishableKey: 'pk_test_x' }));
// @ts-expect-error: misspelt
requireAuth({ unauthenticated: 'josn' });
// @ts-expect-error: misspelt
requireAuth({ permision: 'org:articles:read' });
// @ts-expect-error: misspelt, next to an option that is not
requireAuth({ unauthenticated: 'json', permision: 'org:articles:read' });
// @ts-expect-error: the age is missing
requireAuth({ reverification: { level: 'first_factor' } });
// @ts-expect-error: no such kind of token
requireAuth({ unauthenticated: 'json', acceptsToken: 'id_token' });
// @ts-expect-error: no requirement
requireAuth({ treatPendingAsSignedOut: false });
expectTypeOf<{ signInUrl: string }>().not.toExtend<RequireAuthOptions>();

declare const body: GuardErrorBody;
if ('clerk_error' in body) {
  expectTypeOf(body.clerk_error.reason).toEqualTypeOf<'reverification-error'>();
} else if (body.error === 'insufficient_scope') {
  expectTypeOf(body.required.permission).toEqualTypeOf<string | undefined>();
} else {
  expectTypeOf(body.reason).toEqualTypeOf<string | undefined>();
}

// Upgrades.

expectTypeOf(authenticateUpgrade(req)).toEqualTypeOf<Promise<SessionAuthObject>>();
expectTypeOf(authenticateUpgrade(req, { allowedOrigins: ['https://a.example'] })).toEqualTypeOf<
  Promise<SessionAuthObject>
>();
expectTypeOf(authenticateUpgrade(req, { acceptsToken: 'any' })).toEqualTypeOf<Promise<AuthObject>>();
expectTypeOf(authenticateUpgrade(req, { acceptsToken: 'api_key' })).toEqualTypeOf<
  Promise<MachineAuthObject<'api_key'>>
>();
expectTypeOf(authenticateUpgrade(req, { acceptsToken: ['session_token'] })).toEqualTypeOf<
  Promise<SessionAuthObject | InvalidTokenAuthObject>
>();
authenticateUpgrade(req, {
  token: JSON.parse('{}'),
  tokenFrom: { protocol: 'clerk.' },
  authorizedParties: ['https://a.example'],
});
// @ts-expect-error: there are no handshakes
authenticateUpgrade(req, { enableHandshake: true });
// @ts-expect-error: the name is missing
authenticateUpgrade(req, { tokenFrom: 'query' });
authenticateUpgrade(req).then((auth) => {
  if (auth.isAuthenticated) {
    expectTypeOf(auth.userId).toEqualTypeOf<string>();
  } else {
    refuseUpgrade(socket, auth);
  }
});
refuseUpgrade(socket);
