#![no_main]

#[path = "../checks/public_url.rs"]
mod public_url;

libfuzzer_sys::fuzz_target!(|input: &str| public_url::check(input));
