// The client: every method of `@clerk/express` exists, with its parameters and result.

import { expectTypeOf } from 'expect-type';
import * as ours from 'clerk-express-native';
import type * as reference from '@clerk/express';
import type { Same } from './plain';

/** Only in this package. */
type OwnPart = 'request';
type Namespace = Exclude<keyof reference.ClerkClient, 'authenticateRequest' | 'debugRequestState' | 'telemetry'>;

type Ours<N extends Namespace> = ours.ClerkClient[N];
type Reference<N extends Namespace> = reference.ClerkClient[N];
type Method = (...parameters: never) => Promise<unknown>;
type ParametersOf<T> = T extends Method ? Parameters<T> : never;
type ResultOf<T> = T extends Method ? Awaited<ReturnType<T>> : never;

expectTypeOf<keyof ours.ClerkClient>().toEqualTypeOf<keyof reference.ClerkClient>();
expectTypeOf<Exclude<keyof ours.NativeClerkClient, OwnPart>>().toEqualTypeOf<keyof reference.ClerkClient>();
expectTypeOf<ours.Telemetry>().toEqualTypeOf<
  Pick<reference.ClerkClient['telemetry'], keyof reference.ClerkClient['telemetry']>
>();

/** The names of the namespaces whose methods differ from those of `@clerk/express`. */
type OtherMethods = { [N in Namespace]: Same<keyof Ours<N>, keyof Reference<N>> extends true ? never : N }[Namespace];
expectTypeOf<OtherMethods>().toBeNever();

/** All methods, such as `users.getUser`. */
type Methods = { [N in Namespace]: `${N}.${keyof Reference<N> & string}` }[Namespace];
type NamespaceOf<M extends Methods> = M extends `${infer N extends Namespace}.${string}` ? N : never;
type Ourselves<M extends Methods> = M extends `${string}.${infer K extends keyof Ours<NamespaceOf<M>> & string}`
  ? Ours<NamespaceOf<M>>[K]
  : never;
type Theirs<M extends Methods> = M extends `${string}.${infer K extends keyof Reference<NamespaceOf<M>> & string}`
  ? Reference<NamespaceOf<M>>[K]
  : never;

/** Our uploads accept more than a Blob. */
type WiderParameters = 'users.updateUserProfileImage' | 'organizations.updateOrganizationLogo';

/** The names of the methods whose parameters are not those of `@clerk/express`, followed by call options. */
type OtherParameters = {
  [M in Methods]: Same<
    ParametersOf<Ourselves<M>>,
    [...ParametersOf<Theirs<M>>, callOptions?: ours.CallOptions]
  > extends true
    ? never
    : M;
}[Methods];
expectTypeOf<Exclude<OtherParameters, WiderParameters>>().toBeNever();
expectTypeOf<ParametersOf<Theirs<WiderParameters>>>().toExtend<ParametersOf<Ourselves<WiderParameters>>>();

/** The names of the methods whose result is not that of `@clerk/express`. */
type OtherResults = {
  [M in Methods]: Same<ResultOf<Ourselves<M>>, ResultOf<Theirs<M>>> extends true ? never : M;
}[Methods];
expectTypeOf<OtherResults>().toBeNever();

// There is something to compare.
expectTypeOf<
  Same<ResultOf<Ourselves<'users.getUser'>>, ResultOf<Theirs<'sessions.getSession'>>>
>().toEqualTypeOf<false>();
expectTypeOf<ResultOf<Theirs<'users.getUser'>>>().toEqualTypeOf<reference.User>();
expectTypeOf<ParametersOf<Theirs<'users.getUser'>>>().toEqualTypeOf<[userId: string]>();

// Overloads, of which the comparison above sees only the last.

declare const client: ours.NativeClerkClient;
declare const refresh: Parameters<reference.ClerkClient['sessions']['refreshSession']>[1];
expectTypeOf(client.sessions.refreshSession('sess_1', refresh)).resolves.toEqualTypeOf<ours.Token>();
expectTypeOf(
  client.sessions.refreshSession('sess_1', { ...refresh, format: 'token' }),
).resolves.toEqualTypeOf<ours.Token>();
expectTypeOf(
  client.sessions.refreshSession('sess_1', { ...refresh, format: 'cookie' }),
).resolves.toEqualTypeOf<ours.Cookies>();
client.users.getUserOauthAccessToken('user_1', 'google');
client.users.getUserOauthAccessToken('user_1', 'custom_mine');
client.users.getUserOauthAccessToken('user_1', 'oauth_google');
// @ts-expect-error: no such provider
client.users.getUserOauthAccessToken('user_1', 'unheard_of');

// Only in this package.

const { signal } = new AbortController();
client.users.getUser('user_1', { signal });
client.users.getUserList(undefined, { signal });
client.sessions.getToken('sess_1', undefined, undefined, { signal, timeoutMs: 500, retry: { attempts: 0 } });
// @ts-expect-error: misspelt
client.users.getUser('user_1', { signals: signal });
expectTypeOf(client.users.getUserList.all!({ limit: 100 })).toExtend<AsyncIterable<ours.User>>();
expectTypeOf(client.organizations.getOrganizationMembershipList.all!({ organizationId: 'org_1' })).toExtend<
  AsyncIterable<ours.OrganizationMembership>
>();
// @ts-expect-error: whose organizations?
client.users.getOrganizationMembershipList.all!();
expectTypeOf(client.request({ method: 'GET', path: '/users' })).resolves.toBeUnknown();
expectTypeOf(
  client.request<ours.User>({ method: 'PATCH', path: '/users/user_1', body: {} }),
).resolves.toEqualTypeOf<ours.User>();
client.request({ method: 'POST', path: ['users', 'user_1', 'ban'] });
client.request({ method: 'PUT', path: '/things', query: { dryRun: true }, body: [{ firstName: 'Ann' }] });
// @ts-expect-error: a GET has no body
client.request({ path: '/users', body: {} });
// @ts-expect-error: no such method
client.request({ method: 'TRACE', path: '/users' });
// @ts-expect-error: where to?
client.request({ method: 'GET' });

// Creating one.

/** Only in this package. */
type OwnOption = 'fetch' | 'retry' | 'revocations' | 'timeoutMs';
expectTypeOf<Exclude<keyof ours.ClerkOptions, OwnOption>>().toEqualTypeOf<keyof reference.ClerkOptions>();
/** The names of the options whose type is not that of `@clerk/express`: URL objects are accepted here. */
type Option = keyof reference.ClerkOptions;
type OtherOptions = {
  [O in Option]-?: Same<Required<ours.ClerkOptions>[O], Required<reference.ClerkOptions>[O]> extends true ? never : O;
}[Option];
expectTypeOf<OtherOptions>().toEqualTypeOf<'apiUrl' | 'domain' | 'proxyUrl'>();
expectTypeOf<reference.ClerkOptions>().toExtend<ours.ClerkOptions>();
expectTypeOf<Parameters<typeof ours.createClerkClient>>().toEqualTypeOf<[options: ours.ClerkOptions]>();
expectTypeOf<Parameters<typeof reference.createClerkClient>>().toEqualTypeOf<[options: reference.ClerkOptions]>();
expectTypeOf(ours.createClerkClient({})).toEqualTypeOf<ours.NativeClerkClient>();
// The results of mocks.
expectTypeOf<ReturnType<typeof ours.createClerkClient>>().toEqualTypeOf<ours.ClerkClient>();
expectTypeOf<typeof ours.clerkClient>().toEqualTypeOf<ours.NativeClerkClient>();
expectTypeOf<ours.NativeClerkClient>().toExtend<ours.ClerkClient>();
expectTypeOf<ReturnType<ours.ClerkClient['debugRequestState']>>().toEqualTypeOf<
  ReturnType<reference.ClerkClient['debugRequestState']>
>();
