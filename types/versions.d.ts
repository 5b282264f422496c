/**
 * What is in use, for a look at a machine and for a report of a fault:
 * `node -p "require('clerk-express-native').versions"`.
 */
export interface Versions {
  /** The version of this package. */
  readonly package: string;
  /** The version of the native addon. It is that of the package, or the package does not load. */
  readonly addon: string;
  /** What the addon was built for, as a Rust target triple, such as `x86_64-unknown-linux-gnu`. */
  readonly target: string;
  /** The C library in use, `glibc` with its version or `musl`. On Linux only. */
  readonly libc?: string;
  /** The version of Node, or the one that another runtime stands for. */
  readonly node: string;
  /** The version of Node-API that the runtime offers. The addon asks for version 9. */
  readonly nodeApi: string;
  /** The version of the crate `napi`, through which the addon talks to Node. */
  readonly napi: string;
  /** The version of the Rust compiler that built the addon. */
  readonly rustc: string;
  /** The version of the crate `aws-lc-rs`, which does all cryptography. */
  readonly awsLc: string;
  /** The version of the crate `rustls`, which speaks TLS. */
  readonly rustls: string;
}

/** What is in use: the versions of this package, of its native addon, and of what that was built from. */
export const versions: Versions;
