'use strict';

/** Every hundredth organization has this many members instead of three. */
const MANY = 100;
const FEW = 3;

/** Names that repeat, as they do among people. */
const FIRST_NAMES = ['Amara', 'Jonas', 'Mei', 'Søren', 'Lucía', 'Priya', 'Kofi', 'Anna', 'Yusuf', 'Chloé'];
const LAST_NAMES = ['Okafor', 'Lindqvist', 'Tanaka', 'Garcia', 'Novak', 'Haddad', 'Mensah', 'Rossi', 'Kaya', 'Martin'];

/**
 * A seed with many users and organizations. Users have what they have in apps: names, a username, an email address, a
 * phone number, a password now and then, and metadata.
 *
 * @param {{ users: number, organizations: number }} size
 */
function seed({ users, organizations }) {
  /** @type {Record<number, { organization_id: string, role: string }[]>} */
  const memberships = {};
  for (let organization = 0; organization < organizations; organization += 1) {
    const members = organization % 100 === 0 ? MANY : FEW;
    for (let member = 0; member < members; member += 1) {
      const user = (organization * 7 + member) % users;
      const role = member === 0 ? 'org:admin' : 'org:member';
      (memberships[user] ??= []).push({ organization_id: `org_${organization}`, role });
    }
  }
  return {
    organizations: Array.from({ length: organizations }, (_, index) => ({
      id: `org_${index}`,
      name: `Organization ${index}`,
      slug: `organization-${index}`,
      public_metadata: { plan: index % 2 === 0 ? 'free' : 'pro' },
    })),
    users: Array.from({ length: users }, (_, index) => ({
      id: userId(index),
      first_name: FIRST_NAMES[index % 10],
      last_name: LAST_NAMES[Math.floor(index / 10) % 10],
      username: `user${index}`,
      email_addresses: [addressOf(index)],
      phone_numbers: [`+1201${String(index).padStart(7, '0')}`],
      ...(index % 100 === 0 && { password: 'correct horse battery' }),
      external_id: `ext-${index}`,
      public_metadata: { theme: index % 2 === 0 ? 'dark' : 'light' },
      private_metadata: { customer: index },
      organization_memberships: memberships[index] ?? [],
      created_at: 1_735_725_600_000 + index * 1000,
    })),
  };
}

/** @param {number} index */
function addressOf(index) {
  return `user${index}@example.com`;
}

/** @param {number} index */
function userId(index) {
  return `user_${String(index).padStart(27, '0')}`;
}

module.exports = { addressOf, seed, userId };
