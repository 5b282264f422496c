#![no_main]

#[path = "../checks/jose_json.rs"]
mod jose_json;

libfuzzer_sys::fuzz_target!(|input: &str| jose_json::check(input));
