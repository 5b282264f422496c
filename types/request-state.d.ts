import type {
  AuthenticatedMachineObject,
  InvalidTokenAuthObject,
  PendingSessionOptions,
  SignedInAuthObject,
  SignedOutAuthObject,
  UnauthenticatedMachineObject,
} from './auth-object';
import type { SessionTokenType, TokenType } from './token-type';

/** What was decided about a request. `isAuthenticated` and `status` tell the cases apart. */
export type RequestState<T extends TokenType | null = SessionTokenType> =
  | AuthenticatedState<T extends null ? never : T>
  | UnauthenticatedState<T>
  | (T extends SessionTokenType ? HandshakeState : never);

/** A request with a token that was verified. */
export type AuthenticatedState<T extends TokenType = SessionTokenType> = RequestPlace & {
  status: 'signed-in';
  reason: null;
  message: null;
  /** The same as `isAuthenticated`. */
  isSignedIn: true;
  isAuthenticated: true;
  tokenType: T;
  /** Gives the auth object. */
  toAuth: T extends SessionTokenType
    ? (options?: PendingSessionOptions) => SignedInAuthObject
    : () => AuthenticatedMachineObject<Exclude<T, SessionTokenType>>;
  /** What to add to the response, such as the cookies of a session that was renewed. */
  headers: Headers;
  token: string;
};

/** A request of nobody. */
export type UnauthenticatedState<T extends TokenType | null = SessionTokenType> = RequestPlace & {
  status: 'signed-out';
  /**
   * Why the request is signed out: the stable code. With `too-many-lookups`, `secret-key-invalid` and
   * `unexpected-error` nothing is known about the token. `configuration-unusable-for-request` is not about a token:
   * what the request says, such as its host, makes the configuration unusable for it.
   */
  reason: string;
  /** The same in words that clients may read; may be empty. */
  message: string;
  /** The same as `isAuthenticated`. */
  isSignedIn: false;
  isAuthenticated: false;
  /** `null` for a token of a kind that is not accepted. */
  tokenType: T;
  /** Gives the auth object. */
  toAuth: T extends null
    ? () => InvalidTokenAuthObject
    : T extends SessionTokenType
      ? () => SignedOutAuthObject
      : () => UnauthenticatedMachineObject<Exclude<T, SessionTokenType | null>>;
  /** What to add to the response: cookies, and why nobody is signed in. */
  headers: Headers;
  token: null;
};

/** A request of a browser that has to be sent to the `location` among the headers. */
export type HandshakeState = Omit<UnauthenticatedState, 'status' | 'toAuth'> & {
  status: 'handshake';
  /** Gives nothing: the browser comes back. */
  toAuth: () => null;
};

/** What the options say about the app; texts are empty where they say nothing. */
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
