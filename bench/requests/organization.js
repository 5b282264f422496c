'use strict';

/** @import { Claims } from '../../test/support/tokens' */

const FEATURES = ['articles', 'billing', 'members', 'reports', 'settings'];
const PERMISSIONS = ['read', 'create', 'update', 'delete'];

/** A permission of the members below. */
const PERMISSION = `org:${FEATURES[3]}:${PERMISSIONS[2]}`;

/**
 * The claims of a session with an active organization: all permissions of each feature, twenty together.
 *
 * @type {Claims}
 */
const ORGANIZATION_CLAIMS = {
  fea: FEATURES.map((feature) => `o:${feature}`).join(),
  o: {
    id: 'org_2bSR6BkNTyzKYXnjBHG9mSnJmzS',
    rol: 'admin',
    slg: 'acme',
    per: PERMISSIONS.join(),
    fpm: FEATURES.map(() => 2 ** PERMISSIONS.length - 1).join(),
  },
};

/** Two of five people have an active organization. */
const GROUP = 5;
const MEMBERS = 2;

/**
 * The claims that a person's tokens have for the organization, if any. The first person has none.
 *
 * @param {number} person
 * @returns {Claims}
 */
function organizationClaimsOf(person) {
  return person % GROUP >= GROUP - MEMBERS ? ORGANIZATION_CLAIMS : {};
}

module.exports = { GROUP, ORGANIZATION_CLAIMS, PERMISSION, organizationClaimsOf };
