#![no_main]

#[path = "../checks/webhook_headers.rs"]
mod webhook_headers;

libfuzzer_sys::fuzz_target!(|input: &str| webhook_headers::check(input));
