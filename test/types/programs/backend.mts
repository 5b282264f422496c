// Calls of the Backend API.

import { readFile } from 'node:fs/promises';
import { clerkClient, createClerkClient } from '@clerk/express';
import type {
  ClerkClient,
  ClerkOptions,
  Organization,
  OrganizationMembership,
  OrganizationMembershipRole,
  User,
  UserJSON,
} from '@clerk/express';

const options: ClerkOptions = {
  secretKey: 'sk_test_x',
  publishableKey: 'pk_test_x',
  machineSecretKey: 'ak_x',
  jwtKey: 'key',
  apiUrl: 'https://api.example.com',
  telemetry: { disabled: true },
  sdkMetadata: { name: 'app', version: '1.0.0' },
};
const client: ClerkClient = createClerkClient(options);
// @ts-expect-error: misspelt
createClerkClient({ secretkey: 'sk_test_x' });

// Users.
const { data, totalCount } = await client.users.getUserList({
  limit: 10,
  offset: 20,
  orderBy: '-created_at',
  emailAddress: ['a@example.com'],
});
const users: User[] = data;
const total: number = totalCount + (await client.users.getCount({ query: 'ann' }));
const user = await clerkClient.users.createUser({
  emailAddress: ['a@example.com'],
  firstName: 'Ann',
  publicMetadata: { plan: 'pro' },
  createdAt: new Date(),
});
await client.users.createUser({ passwordDigest: '$2b$…', passwordHasher: 'bcrypt' });
const changed: User = await client.users.updateUser(user.id, { primaryEmailAddressID: 'idn_1', externalId: 'a-1' });
await client.users.updateUserMetadata(user.id, {
  publicMetadata: { plan: null },
  privateMetadata: { customer: { id: 1 } },
});
await client.users.updateUserProfileImage(user.id, { file: new Blob([await readFile('face.png')]) });
const { verified }: { verified: true } = await client.users.verifyPassword({ userId: user.id, password: 'secret' });
const tokens = await client.users.getUserOauthAccessToken(user.id, 'google');
const scopes: string[] | undefined = tokens.data[0]?.scopes;
const raw: UserJSON | null = changed.raw;
const createdAt: number | undefined = raw?.created_at;
const link: URL | null | undefined = user.emailAddresses[0]?.verification?.externalVerificationRedirectURL;
const plan: unknown = user.publicMetadata.plan;
await Promise.all([user.id].map((id) => client.users.getUser(id)));
const banned: User[] = await Promise.all([user.id].map(client.users.banUser, client.users));
await Promise.all([user.id].map(client.users.unbanUser.bind(client.users)));
// @ts-expect-error: read only
user.firstName = 'Bea';
// @ts-expect-error: no such order
await client.users.getUserList({ orderBy: 'shoe_size' });
// @ts-expect-error: neither a user nor an organization
await client.users.getUser();
// @ts-expect-error: metadata is an object
await client.users.updateUserMetadata(user.id, { publicMetadata: 'pro' });

// Organizations.
const role: OrganizationMembershipRole = 'org:admin';
const organization: Organization = await client.organizations.createOrganization({ name: 'Acme', createdBy: user.id });
await client.organizations.getOrganization({ slug: 'acme', includeMembersCount: true });
const membership: OrganizationMembership = await client.organizations.createOrganizationMembership({
  organizationId: organization.id,
  userId: user.id,
  role,
});
const member: string | undefined = membership.publicUserData?.userId;
const invitations = await client.organizations.createOrganizationInvitationBulk(organization.id, [
  { emailAddress: 'b@example.com', role },
]);
const invited: string[] = invitations.data.map(({ emailAddress }) => emailAddress);
await client.organizations.updateOrganizationLogo(organization.id, { file: new Blob([]), uploaderUserId: user.id });
// @ts-expect-error: an id or a slug
await client.organizations.getOrganization({ name: 'Acme' });

// Sessions, machines, and the rest.
const { jwt } = await client.sessions.getToken('sess_1', 'supabase', 60);
const [invitation] = await client.invitations.createInvitationBulk([{ emailAddress: 'c@example.com', notify: false }]);
const key = await client.apiKeys.create({ name: 'CI', subject: user.id, secondsUntilExpiration: null });
const { secret } = await client.apiKeys.getSecret(key.id);
const m2m = await client.m2m.createToken({ machineSecretKey: 'ak_x', tokenFormat: 'jwt' });
const machine = await client.m2m.verify({ token: m2m.token ?? '' });
const access = await client.idPOAuthAccessToken.verify('token', { audience: 'https://api.example.com' });
const keys: string[] | undefined = (await client.jwks.getJwks()).keys?.map(({ kid }) => kid);
const results = await client.emails.createBatch([
  { to: { userId: user.id }, from: { address: 'no-reply' }, subject: 'Hi', text: 'Hi', idempotencyKey: 'a' },
]);
const failures: string[] = results.flatMap(
  ({ errors }) => errors?.map(({ longMessage, message }) => longMessage ?? message) ?? [],
);
const connection = await client.enterpriseConnections.createEnterpriseConnection({
  name: 'Okta',
  domains: ['example.com'],
  provider: 'saml_okta',
});
const certificates: string[] | undefined = connection.samlConnection?.idpCertificates.map(
  ({ certificate }) => certificate,
);
const subscription = await client.billing.getUserBillingSubscription(user.id);
const fee: string | undefined = subscription.subscriptionItems[0]?.plan?.fee?.amountFormatted;
const { deleted }: { deleted: boolean } = await client.redirectUrls
  .deleteRedirectUrl('ru_1')
  .then(() => client.domains.delete('dmn_1'));
const task = await client.agentTasks.create({
  onBehalfOf: { userId: user.id },
  permissions: '*',
  agentName: 'a',
  taskDescription: 'b',
  redirectUrl: 'https://c.example',
});
await client.agentTasks.create({
  // @ts-expect-error: one of the two
  onBehalfOf: {},
  permissions: '*',
  agentName: 'a',
  taskDescription: 'b',
  redirectUrl: 'https://c.example',
});
// @ts-expect-error: a string or HTML
await client.emails.create({ to: { userId: user.id }, from: { address: 'no-reply' }, subject: 'Hi' });
await client.samlConnections.getSamlConnectionList({ organizationId: ['-org_1'] });
await client.__experimental_accountlessApplications.createAccountlessApplication({ requestHeaders: new Headers() });

// A test double.
const double: Pick<ClerkClient['users'], 'getUser' | 'getCount'> = {
  getUser: async () => user,
  getCount: async () => 1,
};

export {
  access,
  banned,
  certificates,
  createdAt,
  deleted,
  double,
  failures,
  fee,
  invitation,
  invited,
  jwt,
  keys,
  link,
  machine,
  member,
  plan,
  scopes,
  secret,
  task,
  total,
  users,
  verified,
};
