//! The addon's version and build information.

use napi_derive::napi;

/// The version of the crate. The package's JavaScript requires an addon of its own version.
#[napi]
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What the addon was built from, so that reported problems can be reproduced.
#[napi(object)]
pub struct BuildInformation {
    /// The target triple, such as `x86_64-unknown-linux-gnu`.
    pub target: String,
    /// The version of the Rust compiler.
    pub rustc: String,
    /// The version of the crate `napi`, which binds the addon to Node.
    pub napi: String,
    /// The version of the crate `aws-lc-rs`, which implements all cryptography.
    pub aws_lc: String,
    /// The version of the crate `rustls`, which implements TLS.
    pub rustls: String,
    /// The C library in use, such as `glibc 2.36`. `None` if the system has only one.
    pub libc: Option<String>,
}

/// The build information, and the C library in use.
#[napi(catch_unwind)]
pub fn build_information() -> BuildInformation {
    BuildInformation {
        target: env!("ADDON_TARGET").to_owned(),
        rustc: env!("ADDON_RUSTC").to_owned(),
        napi: env!("ADDON_NAPI").to_owned(),
        aws_lc: env!("ADDON_AWS_LC_RS").to_owned(),
        rustls: env!("ADDON_RUSTLS").to_owned(),
        libc: libc(),
    }
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "only the C library knows its version")]
fn libc() -> Option<String> {
    unsafe extern "C" {
        fn gnu_get_libc_version() -> *const std::ffi::c_char;
    }
    // SAFETY: glibc has had this function since 2.1. It takes no arguments and returns a static string.
    let version = unsafe { std::ffi::CStr::from_ptr(gnu_get_libc_version()) };
    Some(format!("glibc {}", version.to_string_lossy()))
}

#[cfg(all(target_os = "linux", not(target_env = "gnu")))]
fn libc() -> Option<String> {
    Some("musl".to_owned())
}

#[cfg(not(target_os = "linux"))]
fn libc() -> Option<String> {
    None
}
