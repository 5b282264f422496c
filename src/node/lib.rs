//! The addon: converts between JavaScript and the core, and decides nothing.
//!
//! Every exported function catches panics: one that reached Node would end the process.

#![expect(unreachable_pub, reason = "what napi exports is used by JavaScript, which rustc does not see")]
#![cfg_attr(
    test,
    allow(dead_code, reason = "napi registers nothing in a test build, which Clippy looks at too")
)]

mod answer;
mod auth_object;
mod authenticator;
mod backend;
mod build_information;
mod cancellation;
mod configuration;
mod error;
mod fetch;
mod instance;
mod known_session;
mod machine_jwt_verifier;
mod oauth_audience;
mod organization_sync;
mod request_view;
mod runtime;
mod site;
mod text;
mod token_verifier;
mod trust;
mod verification;
mod webhook;
