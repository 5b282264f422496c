/**
 * The keys of each tenant's Clerk instance, by host, from the environment variable TENANTS:
 *
 *   {"acme.example.com":{"publishableKey":"pk_live_…","secretKey":"sk_live_…"}}
 *
 * Apps with many tenants read them from a database instead.
 */
export const tenants = new Map(Object.entries(JSON.parse(process.env.TENANTS ?? '{}')));

if (tenants.size === 0) {
  throw new Error('TENANTS is missing. Set it to a JSON object with the keys of each host.');
}
