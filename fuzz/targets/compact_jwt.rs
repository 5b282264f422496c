#![no_main]

#[path = "../checks/compact_jwt.rs"]
mod compact_jwt;

libfuzzer_sys::fuzz_target!(|input: &str| compact_jwt::check(input));
