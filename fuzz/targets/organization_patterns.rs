#![no_main]

#[path = "../checks/organization_patterns.rs"]
mod organization_patterns;

libfuzzer_sys::fuzz_target!(|input: &str| organization_patterns::check(input));
