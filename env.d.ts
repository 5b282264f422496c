import type { AuthObject, PendingSessionOptions } from './types/auth-object';

declare global {
  namespace Express {
    /** Express' requests, with what the middleware adds to them. */
    interface Request {
      /**
       * Who sent the request. Prefer `getAuth(req)`, which tells when the middleware is missing and which kinds of
       * token count.
       */
      auth: (options?: PendingSessionOptions) => AuthObject;
    }
  }
}
