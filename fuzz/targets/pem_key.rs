#![no_main]

#[path = "../checks/pem_key.rs"]
mod pem_key;

libfuzzer_sys::fuzz_target!(|input: &str| pem_key::check(input));
