// Our types compared with those of `@clerk/express`: equal wherever an app can see a difference.

import { expectTypeOf } from 'expect-type';
import type { Request, RequestHandler } from 'express';
import * as ours from 'clerk-express-native';
import * as reference from '@clerk/express';
import type * as referenceErrors from '@clerk/backend/errors';
import type * as internal from '@clerk/backend/internal';
import type { Same } from './plain';

declare const req: Request;

type ReferenceSignedIn = Extract<reference.SessionAuthObject, { isAuthenticated: true }>;
type ReferenceSignedOut = Extract<reference.SessionAuthObject, { isAuthenticated: false }>;

/** The public properties only: resources of `@clerk/express` are classes with private members, ours are interfaces. */
type Public<T> = { [K in keyof T]: T[K] };

// The middleware.

expectTypeOf(ours.clerkMiddleware).returns.toEqualTypeOf<RequestHandler>();
expectTypeOf(ours.requireAuth).returns.toEqualTypeOf<RequestHandler>();
/** Only in this package. */
type OwnOption = 'enableHandshake' | 'jwksTimeoutInMs' | 'machineTokenCache' | 'revocations' | 'strict' | 'tokenCache';
/** URL objects are accepted here. */
type UrlOption = 'afterSignInUrl' | 'afterSignUpUrl' | 'apiUrl' | 'domain' | 'proxyUrl' | 'signInUrl' | 'signUpUrl';
/** `@clerk/express` accepts undeclared values: functions, regular expressions, a pattern outside an array, mocks. */
type WiderOption = UrlOption | 'clerkClient' | 'isSatellite' | 'organizationSyncOptions';
/** Only in `@clerk/express`: internals of the client. */
type MissingOption = 'apiClient';
expectTypeOf<Exclude<keyof ours.ClerkMiddlewareOptions, OwnOption>>().toEqualTypeOf<
  Exclude<keyof reference.ClerkMiddlewareOptions, MissingOption>
>();
expectTypeOf<Public<Omit<ours.ClerkMiddlewareOptions, OwnOption | WiderOption>>>().toEqualTypeOf<
  Public<Omit<reference.ClerkMiddlewareOptions, MissingOption | WiderOption>>
>();
expectTypeOf<Omit<reference.ClerkMiddlewareOptions, MissingOption>>().toExtend<ours.ClerkMiddlewareOptions>();
expectTypeOf<Parameters<typeof reference.clerkMiddleware>>().toExtend<Parameters<typeof ours.clerkMiddleware>>();
expectTypeOf<Parameters<typeof reference.requireAuth>>().toExtend<Parameters<typeof ours.requireAuth>>();
expectTypeOf<ours.ClerkMiddlewareOptionsCallback>().parameters.toEqualTypeOf<
  Parameters<reference.ClerkMiddlewareOptionsCallback>
>();
ours.clerkMiddleware();
ours.clerkMiddleware({ authorizedParties: ['https://app.example.com'], clerkClient: ours.clerkClient });
ours.clerkMiddleware(async ({ hostname }) => ({ publishableKey: hostname }));
ours.clerkMiddleware({
  isSatellite: ({ hostname }) => hostname === 'a.example',
  domain: (url) => url.host,
  proxyUrl: (url) => `${url.origin}/x`,
});
ours.clerkMiddleware({
  apiUrl: new URL('https://a.example'),
  signInUrl: new URL('https://a.example'),
  domain: (url) => url,
  proxyUrl: (url) => url,
});
ours.clerkMiddleware({
  organizationSyncOptions: { organizationPatterns: ['/orgs/:slug', /^\/o/], personalAccountPatterns: '/me' },
});
ours.clerkMiddleware({ enableHandshake: false, machineTokenCache: { ttlMs: 60_000 }, strict: true, debug: true });
ours.clerkMiddleware({ clerkClient: reference.createClerkClient({}) });
ours.clerkMiddleware({ clerkClient: { authenticateRequest: async () => ({ status: 'signed-in' }) } });
// @ts-expect-error: the time is missing
ours.clerkMiddleware({ machineTokenCache: {} });
ours.clerkMiddleware({ jwksTimeoutInMs: 500 });
// @ts-expect-error: a string is not a number of milliseconds
ours.clerkMiddleware({ jwksTimeoutInMs: '500' });
ours.clerkMiddleware({ tokenCache: false });
ours.clerkMiddleware({ tokenCache: { entries: 0 } });
// @ts-expect-error: the number is missing
ours.clerkMiddleware({ tokenCache: {} });
// @ts-expect-error: not a client
ours.clerkMiddleware({ clerkClient: {} });
ours.requireAuth({ signInUrl: '/sign-in' });
ours.clerkMiddleware({ frontendApiProxy: { enabled: true } });
ours.requireAuth({ frontendApiProxy: { enabled: ({ hostname }) => hostname === 'app.example.com', path: '/clerk' } });
// @ts-expect-error: `enabled` is missing
ours.clerkMiddleware({ frontendApiProxy: { path: '/clerk' } });
// @ts-expect-error: a promise is not a boolean
ours.clerkMiddleware({ frontendApiProxy: { enabled: async () => true } });
// @ts-expect-error: misspelt
ours.clerkMiddleware({ authorisedParties: [] });
// @ts-expect-error: an array is expected
ours.clerkMiddleware({ authorizedParties: 'https://app.example.com' });

// getAuth and its overloads.

expectTypeOf(ours.getAuth(req)).toEqualTypeOf<ours.SessionAuthObject>();
expectTypeOf(ours.getAuth(req, { treatPendingAsSignedOut: false })).toEqualTypeOf<ours.SessionAuthObject>();
expectTypeOf(ours.getAuth(req, { acceptsToken: 'session_token' })).toEqualTypeOf<ours.SessionAuthObject>();
expectTypeOf(ours.getAuth(req, { acceptsToken: 'any' })).toEqualTypeOf<ours.AuthObject>();
expectTypeOf(ours.getAuth(req, { acceptsToken: 'api_key' })).toEqualTypeOf<ours.MachineAuthObject<'api_key'>>();
expectTypeOf(ours.getAuth(req, { acceptsToken: ['session_token'] })).toEqualTypeOf<
  ours.SessionAuthObject | ours.InvalidTokenAuthObject
>();
// @ts-expect-error: no such kind of token
ours.getAuth(req, { acceptsToken: 'id_token' });
// @ts-expect-error: no such kind of token
ours.getAuth(req, { acceptsToken: ['session_token', 'id_token'] });

declare const same: <A, B>(ours: A, theirs: B) => Same<A, B>;

expectTypeOf(same(ours.getAuth(req), reference.getAuth(req))).toEqualTypeOf<true>();
expectTypeOf(same(ours.getAuth(req, {}), reference.getAuth(req, {}))).toEqualTypeOf<true>();
expectTypeOf(
  same(ours.getAuth(req, { acceptsToken: 'any' }), reference.getAuth(req, { acceptsToken: 'any' })),
).toEqualTypeOf<true>();
expectTypeOf(
  same(ours.getAuth(req, { acceptsToken: 'session_token' }), reference.getAuth(req, { acceptsToken: 'session_token' })),
).toEqualTypeOf<true>();
expectTypeOf(
  same(ours.getAuth(req, { acceptsToken: 'api_key' }), reference.getAuth(req, { acceptsToken: 'api_key' })),
).toEqualTypeOf<true>();
expectTypeOf(
  same(ours.getAuth(req, { acceptsToken: 'm2m_token' }), reference.getAuth(req, { acceptsToken: 'm2m_token' })),
).toEqualTypeOf<true>();
expectTypeOf(
  same(ours.getAuth(req, { acceptsToken: 'oauth_token' }), reference.getAuth(req, { acceptsToken: 'oauth_token' })),
).toEqualTypeOf<true>();
expectTypeOf(
  same(
    ours.getAuth(req, { acceptsToken: ['session_token'] }),
    reference.getAuth(req, { acceptsToken: ['session_token'] }),
  ),
).toEqualTypeOf<true>();
expectTypeOf(
  same(ours.getAuth(req, { acceptsToken: ['api_key'] }), reference.getAuth(req, { acceptsToken: ['api_key'] })),
).toEqualTypeOf<true>();
expectTypeOf(
  same(
    ours.getAuth(req, { acceptsToken: ['m2m_token', 'oauth_token'] }),
    reference.getAuth(req, { acceptsToken: ['m2m_token', 'oauth_token'] }),
  ),
).toEqualTypeOf<true>();
expectTypeOf(
  same(
    ours.getAuth(req, { acceptsToken: ['session_token', 'api_key'] }),
    reference.getAuth(req, { acceptsToken: ['session_token', 'api_key'] }),
  ),
).toEqualTypeOf<true>();
expectTypeOf(
  same(
    ours.getAuth(req, { acceptsToken: ['session_token', 'api_key', 'm2m_token', 'oauth_token'] }),
    reference.getAuth(req, { acceptsToken: ['session_token', 'api_key', 'm2m_token', 'oauth_token'] }),
  ),
).toEqualTypeOf<true>();
// There is something to compare.
expectTypeOf(same(ours.getAuth(req), reference.getAuth(req, { acceptsToken: 'api_key' }))).toEqualTypeOf<false>();

// verifyToken.

expectTypeOf<Omit<ours.VerifyTokenOptions, OwnOption>>().toEqualTypeOf<reference.VerifyTokenOptions>();
expectTypeOf<ours.VerifyTokenOptions>().toExtend<reference.VerifyTokenOptions>();
expectTypeOf<Parameters<typeof reference.verifyToken>>().toExtend<Parameters<typeof ours.verifyToken>>();
expectTypeOf<
  Same<Awaited<ReturnType<typeof ours.verifyToken>>, Awaited<ReturnType<typeof reference.verifyToken>>>
>().toEqualTypeOf<true>();

// Revocations.

const revocations = ours.createRevocations({ tokenLifetimeMs: 60_000, maxEntries: 1_000 });
expectTypeOf(revocations).toEqualTypeOf<ours.Revocations>();
ours.clerkMiddleware({ revocations });
ours.requireAuth({ revocations });
ours.verifyToken('', { revocations });
ours.createClerkClient({ revocations });
expectTypeOf(revocations.endSession('sess_1')).resolves.toEqualTypeOf<void>();
expectTypeOf(revocations.endUser('user_1', { issuedBefore: new Date() })).resolves.toEqualTypeOf<void>();
revocations.endMembership({ userId: 'user_1', organizationId: 'org_1', issuedBefore: Date.now() });
revocations.endOrganization('org_1');
expectTypeOf(revocations.handle).parameter(0).toEqualTypeOf<ours.WebhookEvent>();
expectTypeOf(revocations.close()).resolves.toEqualTypeOf<void>();
// @ts-expect-error: of whom?
revocations.endMembership({ userId: 'user_1' });
// @ts-expect-error: not a time
revocations.endUser('user_1', { issuedBefore: 'now' });
// @ts-expect-error: not an object of createRevocations()
ours.clerkMiddleware({ revocations: true });

// The codes of `@clerk/express` are any string.
expectTypeOf<Public<ours.TokenVerificationError>>().toExtend<Public<referenceErrors.TokenVerificationError>>();
expectTypeOf<keyof ours.TokenVerificationError>().toEqualTypeOf<keyof referenceErrors.TokenVerificationError>();
ours.verifyToken('token', { secretKey: 'sk_test_1' }).then(({ sub }) => expectTypeOf(sub).toEqualTypeOf<string>());
// @ts-expect-error: there is no default for the key
ours.verifyToken('token');
// @ts-expect-error: misspelt
ours.verifyToken('token', { authorisedParties: [] });

// Request states.

type ReferenceState<T extends ours.TokenType | null> = internal.RequestState<T>;
type States<State extends { status: string }> = {
  [Status in State['status']]: Public<Omit<Extract<State, { status: Status }>, 'toAuth'>>;
};
expectTypeOf<States<ours.RequestState>>().toEqualTypeOf<States<ReferenceState<'session_token'>>>();
expectTypeOf<States<ours.RequestState<'api_key'>>>().toEqualTypeOf<States<ReferenceState<'api_key'>>>();
expectTypeOf<States<ours.RequestState<ours.TokenType>>>().toEqualTypeOf<States<ReferenceState<ours.TokenType>>>();
expectTypeOf<States<ours.RequestState<'m2m_token' | null>>>().toEqualTypeOf<
  States<ReferenceState<'m2m_token' | null>>
>();
expectTypeOf<keyof ours.RequestState>().toEqualTypeOf<keyof ReferenceState<'session_token'>>();
// Its result is compared below.
type ToAuth<State extends { status: string }> =
  Extract<State, { status: 'signed-in' }> extends { toAuth: infer Method } ? Method : never;
expectTypeOf<ToAuth<ours.RequestState>>().parameters.toEqualTypeOf<
  Parameters<ToAuth<ReferenceState<'session_token'>>>
>();

declare const request: globalThis.Request;
const { authenticateRequest } = ours.createClerkClient({ secretKey: 'sk_test_x' });

authenticateRequest(request).then((state) => {
  expectTypeOf(state).toEqualTypeOf<ours.RequestState>();
  expectTypeOf(state.headers.get('location')).toEqualTypeOf<string | null>();
  if (state.isAuthenticated) {
    expectTypeOf(state.toAuth().userId).toEqualTypeOf<string>();
    expectTypeOf(state.toAuth({ treatPendingAsSignedOut: false })).toEqualTypeOf<ours.SignedInAuthObject>();
    expectTypeOf(state.token).toEqualTypeOf<string>();
  } else if (state.status === 'handshake') {
    expectTypeOf(state.toAuth()).toEqualTypeOf<null>();
  } else {
    expectTypeOf(state.toAuth()).toEqualTypeOf<ours.SignedOutAuthObject>();
    expectTypeOf(state.reason).toEqualTypeOf<string>();
  }
});
authenticateRequest(request, { acceptsToken: 'api_key', authorizedParties: [] }).then((state) => {
  expectTypeOf(state).toEqualTypeOf<ours.RequestState<'api_key'>>();
  if (state.isAuthenticated) {
    expectTypeOf(state.toAuth().name).toEqualTypeOf<string>();
  }
});
expectTypeOf(authenticateRequest(request, { acceptsToken: 'any' })).resolves.toEqualTypeOf<
  ours.RequestState<ours.TokenType>
>();
expectTypeOf(authenticateRequest(request, { acceptsToken: ['session_token', 'm2m_token'] })).resolves.toEqualTypeOf<
  ours.RequestState<'session_token' | 'm2m_token' | null>
>();
// @ts-expect-error: an Express request is not a Fetch request
authenticateRequest(req);
// @ts-expect-error: no such kind of token
authenticateRequest(request, { acceptsToken: 'id_token' });
expectTypeOf<
  Omit<NonNullable<Parameters<reference.ClerkClient['authenticateRequest']>[1]>, 'apiClient'>
>().toExtend<ours.AuthenticateRequestOptions>();
expectTypeOf<ReturnType<ours.ClerkClient['debugRequestState']>>().toEqualTypeOf<
  ReturnType<reference.ClerkClient['debugRequestState']>
>();

expectTypeOf(ours.authenticateRequest({ request: req })).resolves.toEqualTypeOf<ours.RequestState>();
expectTypeOf<States<Awaited<ReturnType<typeof ours.authenticateRequest>>>>().toEqualTypeOf<
  States<Awaited<ReturnType<typeof reference.authenticateRequest>>>
>();
ours.authenticateRequest({
  clerkClient: ours.clerkClient,
  request: req,
  options: { acceptsToken: 'any', proxyUrl: (url) => url.origin },
});
ours.authenticateRequest({ clerkClient: reference.clerkClient, request: req });
// @ts-expect-error: not a request
ours.authenticateRequest({ clerkClient: ours.clerkClient });

// Auth objects.

expectTypeOf<Same<ours.SignedInAuthObject, ReferenceSignedIn>>().toEqualTypeOf<true>();
expectTypeOf<Same<ours.SignedOutAuthObject, ReferenceSignedOut>>().toEqualTypeOf<true>();
expectTypeOf<Same<ours.JwtPayload, ReferenceSignedIn['sessionClaims']>>().toEqualTypeOf<true>();
expectTypeOf<Same<ours.InvalidTokenAuthObject, reference.InvalidTokenAuthObject>>().toEqualTypeOf<true>();
for (const kind of ['api_key', 'm2m_token', 'oauth_token'] as const) {
  expectTypeOf(ours.getAuth(req, { acceptsToken: kind }).isAuthenticated).toEqualTypeOf<boolean>();
}

const auth = ours.getAuth(req);
if (auth.isAuthenticated) {
  expectTypeOf(auth.userId).toEqualTypeOf<string>();
  expectTypeOf(auth.orgId).toEqualTypeOf<string | undefined>();
} else {
  expectTypeOf(auth.userId).toEqualTypeOf<null>();
}

// has().

auth.has({ role: 'org:admin' });
auth.has({ permission: 'org:articles:read', reverification: 'strict' });
auth.has({ feature: 'articles' });
auth.has({ plan: 'org:pro' });
auth.has({ reverification: { level: 'second_factor', afterMinutes: 10 } });
expectTypeOf(auth.has({})).toEqualTypeOf<boolean>();
// @ts-expect-error: session tokens hold no system permissions
auth.has({ permission: 'org:sys_memberships:read' });
// @ts-expect-error: one requirement at a time
auth.has({ role: 'org:admin', plan: 'org:pro' });
// @ts-expect-error: no such preset
auth.has({ reverification: 'unheard_of' });
type OurQuestion = ours.CheckAuthorizationParamsFromSessionClaims<'org:articles:read'>;
type ReferenceQuestion = Parameters<ReferenceSignedIn['has']>[0];
expectTypeOf<keyof OurQuestion>().toEqualTypeOf<keyof ReferenceQuestion>();
expectTypeOf<OurQuestion['reverification']>().toEqualTypeOf<ReferenceQuestion['reverification']>();
