'use strict';

/**
 * Instances of Clerk for which one app works: each has a Frontend API and a secret key of its own.
 *
 * @param {number} count
 */
function makeTenants(count) {
  return Array.from({ length: count }, (_, index) => ({
    publishableKey: `pk_live_${Buffer.from(`clerk.tenant-${index}.example.com$`).toString('base64')}`,
    secretKey: `sk_live_tenant${index}`,
  }));
}

module.exports = { makeTenants, tenants: makeTenants(1000) };
