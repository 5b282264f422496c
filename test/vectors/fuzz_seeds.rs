//! What the fuzz targets check, for their seeds and for random changes of them: without libFuzzer, on stable Rust.

use std::fs;
use std::path::Path;

use fastrand::Rng;

#[path = "../../fuzz/checks/backend_path.rs"]
mod backend_path;
#[path = "../../fuzz/checks/compact_jwt.rs"]
mod compact_jwt;
#[path = "../../fuzz/checks/cookies.rs"]
pub(crate) mod cookies;
#[path = "../../fuzz/checks/handshake_payload.rs"]
mod handshake_payload;
#[path = "../../fuzz/checks/jose_json.rs"]
mod jose_json;
#[path = "../../fuzz/checks/key_set.rs"]
mod key_set;
#[path = "../../fuzz/checks/organization_patterns.rs"]
mod organization_patterns;
#[path = "../../fuzz/checks/pem_key.rs"]
mod pem_key;
#[path = "../../fuzz/checks/public_url.rs"]
mod public_url;
#[path = "../../fuzz/checks/publishable_key.rs"]
mod publishable_key;
#[path = "../../fuzz/checks/webhook_headers.rs"]
mod webhook_headers;

/// How often each seed is changed. The changes are the same each time.
const CHANGES: usize = 50;

#[test]
fn the_seeds_of_backend_path_hold() {
    run("backend_path", |input| backend_path::check(&String::from_utf8_lossy(input)));
}

#[test]
fn the_seeds_of_compact_jwt_hold() {
    run("compact_jwt", |input| compact_jwt::check(&String::from_utf8_lossy(input)));
}

#[test]
fn the_seeds_of_cookies_hold() {
    run("cookies", |input| cookies::check(&String::from_utf8_lossy(input)));
}

#[test]
fn the_seeds_of_handshake_payload_hold() {
    run("handshake_payload", |input| handshake_payload::check(&String::from_utf8_lossy(input)));
}

#[test]
fn the_seeds_of_jose_json_hold() {
    run("jose_json", |input| jose_json::check(&String::from_utf8_lossy(input)));
}

#[test]
fn the_seeds_of_key_set_hold() {
    run("key_set", key_set::check);
}

#[test]
fn the_seeds_of_organization_patterns_hold() {
    run("organization_patterns", |input| organization_patterns::check(&String::from_utf8_lossy(input)));
}

#[test]
fn the_seeds_of_pem_key_hold() {
    run("pem_key", |input| pem_key::check(&String::from_utf8_lossy(input)));
}

#[test]
fn the_seeds_of_public_url_hold() {
    run("public_url", |input| public_url::check(&String::from_utf8_lossy(input)));
}

#[test]
fn the_seeds_of_publishable_key_hold() {
    run("publishable_key", |input| publishable_key::check(&String::from_utf8_lossy(input)));
}

#[test]
fn the_seeds_of_webhook_headers_hold() {
    run("webhook_headers", |input| webhook_headers::check(&String::from_utf8_lossy(input)));
}

/// Checks each seed of a target, and changes of it.
fn run(target: &str, check: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut seeds: Vec<_> =
        fs::read_dir(folder).expect("seeds").map(|entry| entry.expect("a seed").path()).collect();
    seeds.sort();
    assert!(!seeds.is_empty());
    let seeds: Vec<Vec<u8>> = seeds.into_iter().map(|path| fs::read(path).expect("a seed")).collect();
    let mut random = Rng::with_seed(1);
    for seed in &seeds {
        check(seed);
        for _ in 0..CHANGES {
            check(&changed(seed, &seeds, &mut random));
        }
    }
}

/// Replaces, inserts or removes a few bytes, or continues with another seed.
fn changed(seed: &[u8], seeds: &[Vec<u8>], random: &mut Rng) -> Vec<u8> {
    let mut changed = seed.to_vec();
    for _ in 0..random.usize(1..4) {
        let at = random.usize(0..=changed.len());
        match random.u8(0..4) {
            0 if at < changed.len() => changed[at] = random.u8(..),
            1 => changed.insert(at, random.u8(b' '..=b'~')),
            2 if at < changed.len() => drop(changed.remove(at)),
            _ => {
                let other = &seeds[random.usize(0..seeds.len())];
                changed.truncate(at);
                changed.extend_from_slice(&other[random.usize(0..=other.len())..]);
            }
        }
    }
    changed
}
