import type { AuthObject, PendingSessionOptions } from './types/auth-object';

declare global {
  namespace Express {
    /** Express' request, with what the middleware adds to it. */
    interface Request {
      /**
       * Returns the auth object. Prefer `getAuth(req)`, which throws if the middleware is missing and selects by kind
       * of token.
       */
      auth: (options?: PendingSessionOptions) => AuthObject;
    }
  }
}
