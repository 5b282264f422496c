import type {
  AuthenticatedMachineObject,
  InvalidTokenAuthObject,
  PendingSessionOptions,
  SignedInAuthObject,
  SignedOutAuthObject,
  UnauthenticatedMachineObject,
} from './auth-object';
import type { SessionTokenType, TokenType } from './token-type';

/** The result of authenticating a request; check `isAuthenticated` or `status`. */
export type RequestState<T extends TokenType | null = SessionTokenType> =
  | AuthenticatedState<T extends null ? never : T>
  | UnauthenticatedState<T>
  | (T extends SessionTokenType ? HandshakeState : never);

/** The state of a request with a verified token. */
export type AuthenticatedState<T extends TokenType = SessionTokenType> = RequestPlace & {
  status: 'signed-in';
  reason: null;
  message: null;
  /** The same as `isAuthenticated`. */
  isSignedIn: true;
  isAuthenticated: true;
  tokenType: T;
  /** Returns the auth object. */
  toAuth: T extends SessionTokenType
    ? (options?: PendingSessionOptions) => SignedInAuthObject
    : () => AuthenticatedMachineObject<Exclude<T, SessionTokenType>>;
  /** Headers to add to the response, such as the cookies of a renewed session. */
  headers: Headers;
  /** The verified token. */
  token: string;
};

/** The state of a signed-out request. */
export type UnauthenticatedState<T extends TokenType | null = SessionTokenType> = RequestPlace & {
  status: 'signed-out';
  /**
   * Stable code that says why the request is signed out: an `AuthReason`. With `too-many-lookups`,
   * `secret-key-invalid` and `unexpected-error` the token was not checked. `configuration-unusable-for-request` is not
   * about a token: something in the request, such as its host, makes the configuration unusable for it.
   */
  reason: string;
  /** The reason in words that are safe to show to clients; may be empty. */
  message: string;
  /** The same as `isAuthenticated`. */
  isSignedIn: false;
  isAuthenticated: false;
  /** `null` if the token is not of an accepted kind. */
  tokenType: T;
  /** Returns the auth object. */
  toAuth: T extends null
    ? () => InvalidTokenAuthObject
    : T extends SessionTokenType
      ? () => SignedOutAuthObject
      : () => UnauthenticatedMachineObject<Exclude<T, SessionTokenType | null>>;
  /** Headers to add to the response: cookies, and the reason for being signed out. */
  headers: Headers;
  token: null;
};

/** The state of a request whose browser must be redirected to the `location` in `headers`. */
export type HandshakeState = Omit<UnauthenticatedState, 'status' | 'toAuth'> & {
  status: 'handshake';
  /** Returns `null`: the browser will come back. */
  toAuth: () => null;
};

/** The app's configuration for this request; strings are empty if unset. */
export type RequestPlace = {
  proxyUrl?: string;
  publishableKey: string;
  isSatellite: boolean;
  domain: string;
  signInUrl: string;
  signUpUrl: string;
  afterSignInUrl: string;
  afterSignUpUrl: string;
};
