#![no_main]

#[path = "../checks/backend_path.rs"]
mod backend_path;

libfuzzer_sys::fuzz_target!(|input: &str| backend_path::check(input));
