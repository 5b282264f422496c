/**
 * `node --import clerk-local/register`: sends what this process would `fetch` from `https://api.clerk.com` to the
 * `clerk-local` in `CLERK_API_URL`, for libraries that know no other URL. Exports nothing.
 *
 * @packageDocumentation
 */

export {};
