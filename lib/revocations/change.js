'use strict';

/** @import { Revocations } from '../../binding' */

/**
 * What is revoked: a session by its id, a user by its id, the membership of a user (`id`) in an organization, or an
 * organization by its id.
 *
 * @typedef {'session' | 'user' | 'membership' | 'organization'} Kind
 */

/**
 * A revocation. `time` is in Unix milliseconds: tokens that were issued before are refused; for a session, it is when
 * it ended.
 *
 * @typedef {{ kind: Kind, id: string, organizationId?: string, time: number }} Change
 */

/**
 * How each kind is listed. Returns whether an older entry had to go.
 *
 * @type {Record<Kind, (list: Revocations, change: Change) => boolean>}
 */
const APPLY = {
  session: (list, { id, time }) => list.endSession(id, time),
  user: (list, { id, time }) => list.endUser(id, time),
  membership: (list, { id, organizationId = '', time }) => list.endMembership(id, organizationId, time),
  organization: (list, { id, time }) => list.endOrganization(id, time),
};

/**
 * Lists a revocation.
 *
 * @param {Revocations} list
 * @param {Change} change
 * @returns {boolean} whether the list is full, so that the oldest entry was dropped
 */
function apply(list, change) {
  return APPLY[change.kind](list, change);
}

module.exports = { apply };
