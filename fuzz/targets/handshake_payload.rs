#![no_main]

#[path = "../checks/handshake_payload.rs"]
mod handshake_payload;
#[path = "../../test/vectors/support/mod.rs"]
#[allow(dead_code, reason = "the tests use the rest of it")]
mod support;

libfuzzer_sys::fuzz_target!(|input: &str| handshake_payload::check(input));
