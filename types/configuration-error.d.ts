import type { ConfigurationErrorCode } from './error-code';

/**
 * An invalid configuration, or an incorrect use of this package: thrown, rejected with, or passed to `next()`.
 * `message` is one sentence that names the option and the environment variable; no message contains a key.
 *
 * `clerk-express-native/errors` has the class.
 */
export declare class ConfigurationError extends TypeError {
  constructor(
    code: ConfigurationErrorCode,
    message: string,
    details?: { action?: string; cause?: unknown; name?: 'TypeError' | 'Error' },
  );
  /** The stable code. */
  code: ConfigurationErrorCode;
  /** What to do about it. The console prints it after the message. */
  action?: string;
}
