#![no_main]

#[path = "../checks/publishable_key.rs"]
mod publishable_key;

libfuzzer_sys::fuzz_target!(|input: &str| publishable_key::check(input));
