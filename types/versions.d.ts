/** The versions in use, for bug reports: `node -p "require('clerk-express-native').versions"`. */
export interface Versions {
  /** The version of this package. */
  readonly package: string;
  /** The version of the native addon. It equals that of the package; otherwise the package does not load. */
  readonly addon: string;
  /** The Rust target triple that the addon was built for, such as `x86_64-unknown-linux-gnu`. */
  readonly target: string;
  /** The C library in use, `glibc` with its version or `musl`. Linux only. */
  readonly libc?: string;
  /** The version of Node, or the one that another runtime reports as compatible. */
  readonly node: string;
  /** The version of Node-API that the runtime supports. The addon requires version 9. */
  readonly nodeApi: string;
  /** The version of the `napi` crate, the addon's binding to Node. */
  readonly napi: string;
  /** The version of the Rust compiler that built the addon. */
  readonly rustc: string;
  /** The version of the `aws-lc-rs` crate, which does all cryptography. */
  readonly awsLc: string;
  /** The version of the `rustls` crate, which implements TLS. */
  readonly rustls: string;
}

/** The versions of this package, its native addon, and what the addon was built with. */
export const versions: Versions;
