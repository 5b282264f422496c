//! The addon: converts between JavaScript and the core, and makes no decisions.
//!
//! Every exported function catches panics, because a panic that reached Node would abort the process.

#![expect(unreachable_pub, reason = "napi exports are only used by JavaScript")]
#![cfg_attr(
    test,
    allow(dead_code, reason = "napi registers nothing in test builds, which Clippy also checks")
)]

mod answer;
mod auth_object;
mod authenticator;
mod backend;
mod build_information;
mod cancellation;
mod configuration;
mod environment;
mod error;
mod exchanges;
mod fetch;
mod known_session;
mod limits;
mod machine_jwt_verifier;
mod oauth_audience;
mod organization_sync;
mod process;
mod reasons;
mod request_view;
mod revocations;
mod runtime;
mod site;
mod text;
mod token_store;
mod token_verifier;
mod trust;
mod verification;
mod webhook;
