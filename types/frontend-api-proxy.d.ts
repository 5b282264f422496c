/**
 * Serves Clerk's Frontend API below a path of the app, for networks and browsers that do not let Clerk's own host
 * through.
 *
 * Requests to that path are passed on to Clerk, with both bodies streamed, and never reach the app; they carry the
 * secret key, so that Clerk knows who passes them on. For all other requests the path is the `proxyUrl`, unless one is
 * given. Register the middleware before whatever reads bodies, such as `express.json()`: a body that was read before is
 * answered 400.
 *
 * What cannot be passed on is answered in Clerk's form, `{ errors: [{ code, message }] }`: 500 with
 * `proxy_configuration_error` where a key is missing or `CLERK_FAPI_URL` is no address or leads back to the proxy;
 * `proxy_request_failed` with 502 where Clerk cannot be reached, 504 where it takes too long (10 s for a connection, 60
 * s without a byte), 408 where the client does (5 minutes without a byte), 400 and 501 where the request cannot be
 * passed on. An answer that breaks off has its connection closed.
 *
 * @example
 * app.use(clerkMiddleware({ frontendApiProxy: { enabled: true } }));
 */
export interface FrontendApiProxyOptions {
  /**
   * Whether requests are passed on: for all addresses, for none, or for those to which the function says yes. The
   * function is asked once for each request, with its host and path; the scheme is always `http:`. What it throws goes
   * to
   * `next(error)`, and so does a promise, which is no answer.
   */
  enabled: boolean | ((url: URL) => boolean);
  /**
   * Where on the app's own origin the Frontend API is served. Begins with a slash; slashes at its end do not count.
   * Anything else is a `TypeError` with the code `frontend-api-proxy-invalid` when the middleware is made. Default:
   * `/__clerk`.
   */
  path?: string;
}
