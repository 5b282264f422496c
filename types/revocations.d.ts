import type { WebhookEvent } from './webhook-event/event';

/**
 * Creates a list of sessions, users and memberships whose tokens are refused before they expire. Clerk's session tokens
 * are valid for a minute: without it, a user who was banned or signed out stays signed in for up to that long.
 *
 * The list is in memory, and belongs to this process: `redisRevocations()` of `clerk-express-native/redis` shares it
 * with others. Create it once, and pass it to everything that verifies session tokens as the option `revocations`. It
 * bridges the time until the tokens have expired; to end a session for good, also end it at Clerk.
 *
 * @param options bounds of the list
 * @throws {ConfigurationError} `revocations-invalid`
 *
 * @example
 * const revocations = createRevocations();
 * app.use(clerkMiddleware({ revocations }));
 *
 * app.post('/api/webhooks', express.raw({ type: 'application/json' }), async (req, res) => {
 *   await revocations.handle(await verifyWebhook(req));
 *   res.sendStatus(204);
 * });
 *
 * app.post('/sign-out', async (req, res) => {
 *   const { sessionId } = getAuth(req);
 *   if (sessionId) {
 *     await clerkClient.sessions.revokeSession(sessionId);
 *     await revocations.endSession(sessionId);
 *   }
 *   res.sendStatus(204);
 * });
 */
export declare function createRevocations(options?: CreateRevocationsOptions): Revocations;

/** Options of {@link createRevocations}. */
export interface CreateRevocationsOptions {
  /**
   * The longest life of a token, in milliseconds, at least 60 000. An entry is listed for this long, and another
   * minute for clocks that differ. Raise it if you verify tokens of JWT templates that live longer; processes that
   * share a list need the same value. Default: 3 600 000, an hour.
   */
  tokenLifetimeMs?: number;
  /**
   * The maximum number of entries, of about 100 bytes each. When the list is full, the oldest entry is dropped, and a
   * warning is logged once a minute. Default: 100 000.
   */
  maxEntries?: number;
}

/**
 * Which tokens are refused before they expire. Each method takes effect in this process before it returns; the promise
 * resolves when it is published to other processes, if there are any. It need not be awaited: a rejection that is not
 * handled has no effect.
 */
export interface Revocations {
  /** The number of entries, including some that have expired. */
  readonly size: number;

  /**
   * Refuses every token of a session.
   *
   * @param id the id of a session: `sess_…`
   * @returns Rejects with the code `revocation-not-published` if it takes effect in this process only
   * @throws {ConfigurationError} `revocation-invalid` or `revocations-closed`
   */
  endSession(id: string): Promise<void>;

  /**
   * Refuses the tokens of a user that may have been issued before a time. Tokens are dated in whole seconds, so one
   * that is issued later in the same second is refused, too.
   *
   * @param id the id of a user: `user_…`
   * @returns the same as for {@link Revocations.endSession | endSession()}
   * @throws {ConfigurationError} `revocation-invalid` or `revocations-closed`
   */
  endUser(id: string, options?: RevocationTime): Promise<void>;

  /**
   * Refuses the tokens of a user in which an organization is active, and that may have been issued before a time: the
   * role and the permissions in them may have changed. Tokens without that organization count.
   *
   * @returns the same as for {@link Revocations.endSession | endSession()}
   * @throws {ConfigurationError} `revocation-invalid` or `revocations-closed`
   */
  endMembership(membership: RevokedMembership): Promise<void>;

  /**
   * Refuses the tokens of all users in which an organization is active, and that may have been issued before a time.
   *
   * @param id the id of an organization: `org_…`
   * @returns the same as for {@link Revocations.endSession | endSession()}
   * @throws {ConfigurationError} `revocation-invalid` or `revocations-closed`
   */
  endOrganization(id: string, options?: RevocationTime): Promise<void>;

  /**
   * Revokes what an event of Clerk requires: sessions for `session.ended`, `session.removed` and `session.revoked`,
   * users for `user.deleted` and for `user.updated` if the user is banned, organizations for `organization.deleted`,
   * and memberships for `organizationMembership.updated` and `organizationMembership.deleted`. Other events are
   * ignored. The time is that of the event, not of its delivery.
   *
   * @param event what `verifyWebhook()` returns
   * @returns whether the event revokes anything. Rejects as {@link Revocations.endSession | endSession()} does, so that
   *   Clerk sends the event again
   * @throws {ConfigurationError} `revocation-invalid` or `revocations-closed`
   */
  handle(event: WebhookEvent): Promise<boolean>;

  /** Releases connections, if there are any. Present entries are still honoured; nothing more can be revoked. */
  close(): Promise<void>;
}

/** When something was revoked. */
export interface RevocationTime {
  /**
   * Tokens that were issued before are refused: a `Date`, or milliseconds since 1970, at most the life of a token from
   * now. Default: now, by this machine's clock, while tokens are dated by Clerk's.
   */
  issuedBefore?: Date | number;
}

/** The membership of a user in an organization. */
export interface RevokedMembership extends RevocationTime {
  /** The id of the user: `user_…`. */
  userId: string;
  /** The id of the organization: `org_…`. */
  organizationId: string;
}
