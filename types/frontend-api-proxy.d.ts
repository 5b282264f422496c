/**
 * Serves Clerk's Frontend API under a path of the app, for networks and browsers that block Clerk's own host.
 *
 * Requests to that path are forwarded to Clerk, with both bodies streamed, and never reach the app. They carry the
 * secret key, so that Clerk knows who forwards them. For all other requests the path becomes the `proxyUrl`, unless one
 * is set. Register the middleware before body parsers such as `express.json()`: a request whose body has already been
 * read gets a 400.
 *
 * Errors are in Clerk's format, `{ errors: [{ code, message }] }`:
 *
 * - 500 with `proxy_configuration_error` if a key is missing, or `CLERK_FAPI_URL` is invalid or leads back to the
 *   proxy;
 * - `proxy_request_failed` with 502 if Clerk is unreachable, 504 if it is too slow (10 s to connect, 60 s without a
 *   byte), 408 if the client is too slow (5 minutes without a byte), and 400 or 501 if the request cannot be forwarded.
 *
 * If a response breaks off, its connection is closed.
 *
 * @example
 * app.use(clerkMiddleware({ frontendApiProxy: { enabled: true } }));
 */
export interface FrontendApiProxyOptions {
  /**
   * Whether to forward requests: always, never, or decided by a function that returns a boolean. It is called once per
   * request, with its host and path; the scheme is always `http:`. What it throws is passed to `next(error)`. It must
   * not return a promise, which is an error with the code `frontend-api-proxy-invalid`.
   */
  enabled: boolean | ((url: URL) => boolean);
  /**
   * The path on the app's own origin under which to serve the Frontend API. Starts with a slash; trailing slashes are
   * ignored. Anything else is a `TypeError` with the code `frontend-api-proxy-invalid` when the middleware is created.
   * Default: `/__clerk`.
   */
  path?: string;
}
