#![no_main]

#[path = "../checks/cookies.rs"]
mod cookies;
#[path = "../../test/vectors/support/mod.rs"]
#[allow(dead_code, reason = "the tests use the rest of it")]
mod support;

libfuzzer_sys::fuzz_target!(|input: &str| cookies::check(input));
