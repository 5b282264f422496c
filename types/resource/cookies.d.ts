/** Cookies to set: values of the header `Set-Cookie`. */
export interface Cookies {
  readonly cookies: string[];
}

/** {@link Cookies} on the wire. */
export interface CookiesJSON {
  object: 'cookies';
  cookies: string[];
}
