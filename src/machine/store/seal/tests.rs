use std::sync::Arc;

use super::*;
use crate::backend::operation::verification::{API_KEY, M2M_TOKEN};
use crate::instance::{BackendApi, SecretKey};
use crate::transport::{Authorities, ReqwestTransport};

const TOKEN: &str = "ak_hidden_token";

fn seal_of(url: &str, key: &str) -> Seal {
    let key = SecretKey::parse(key).expect("a usable key");
    let api = BackendApi::parse(url, "", key).expect("a usable URL");
    let transport = ReqwestTransport::new(Authorities::default());
    Seal::of(&BackendClient::new(api, Arc::new(transport))).expect("a secret key")
}

fn seal() -> Seal {
    seal_of("", "sk_test_1")
}

fn entry() -> Entry {
    Entry { asked_at_unix_ms: 1000, expires_at_unix_ms: 2000, data: r#"{"ended":"a.b"}"#.to_owned() }
}

#[test]
fn an_entry_is_opened_under_its_name() {
    let name = seal().name(&API_KEY, TOKEN);
    let value = seal().seal(&name, &entry()).expect("it is small");
    assert_eq!(seal().open(&name, &value), Some(entry()));
}

#[test]
fn names_and_values_never_change_within_a_version() {
    // Servers of other versions and architectures read them. Computed with `hkdfSync` and `createHmac` of Node.
    let name = seal().name(&API_KEY, TOKEN);
    assert_eq!(name, "mt1-1_zk0YSCdqVvpfqxUn3FzyMPtUcG-eJNGnC6RxVIiKw");
    assert_eq!(
        seal().seal(&name, &entry()).expect("it is small"),
        r#"1.1000.2000.b0dOSskEENqYxMbheY0ZYdDki_0zO9QkZY5Z8apzsvY.{"ended":"a.b"}"#
    );
}

#[test]
fn names_differ_by_token_operation_key_and_url_and_contain_no_token() {
    let name = seal().name(&API_KEY, TOKEN);
    assert_eq!(name.len(), 47);
    assert!(!name.contains("hidden") && !name.contains("token"), "{name}");
    for other in [
        seal().name(&API_KEY, "ak_hidden_tokem"),
        seal().name(&M2M_TOKEN, TOKEN),
        seal_of("", "sk_test_2").name(&API_KEY, TOKEN),
        seal_of("https://other.example.com", "sk_test_1").name(&API_KEY, TOKEN),
    ] {
        assert_ne!(name, other);
    }
}

#[test]
fn an_entry_of_another_name_or_instance_is_rejected() {
    let name = seal().name(&API_KEY, TOKEN);
    let value = seal().seal(&name, &entry()).expect("it is small");
    assert_eq!(seal().open(&seal().name(&API_KEY, "ak_other"), &value), None);
    for other in [seal_of("", "sk_test_2"), seal_of("https://other.example.com", "sk_test_1")] {
        assert_eq!(other.open(&name, &value), None);
        assert_eq!(other.open(&other.name(&API_KEY, TOKEN), &value), None);
    }
}

#[test]
fn a_changed_entry_is_rejected() {
    let name = seal().name(&API_KEY, TOKEN);
    let value = seal().seal(&name, &entry()).expect("it is small");
    for position in 0..value.len() {
        for flipped in [1, 2, 16] {
            let mut bytes = value.clone().into_bytes();
            bytes[position] ^= flipped;
            if let Ok(changed) = String::from_utf8(bytes) {
                assert_eq!(seal().open(&name, &changed), None, "{changed}");
            }
        }
        assert_eq!(seal().open(&name, &value[..position]), None);
    }
    for (part, by) in [
        (".2000.", ".3000."),
        (".1000.2000.", ".10002.000."),
        (".1000.", ".+1000."),
        ("1.1000", "2.1000"),
        (".1000.2000.", ".2000.1000."),
    ] {
        let changed = value.replacen(part, by, 1);
        assert_ne!(changed, value);
        assert_eq!(seal().open(&name, &changed), None, "{changed}");
    }
    for added in [format!("{value}x"), format!("{value}."), format!(" {value}"), value.to_uppercase()] {
        assert_eq!(seal().open(&name, &added), None, "{added}");
    }
}

#[test]
fn garbage_is_rejected() {
    for garbage in ["", ".", "....", "1....", "1.1.1.", "null", "{}", "\0", "1.1000.2000..{}", "é.é.é.é.é"]
    {
        assert_eq!(seal().open(&seal().name(&API_KEY, TOKEN), garbage), None, "{garbage}");
    }
}

#[test]
fn large_entries_are_neither_written_nor_read() {
    let name = seal().name(&API_KEY, TOKEN);
    let large = Entry { data: "x".repeat(MAX_BYTES), ..entry() };
    assert_eq!(seal().seal(&name, &large), None);
    assert_eq!(seal().open(&name, &"1.".repeat(MAX_BYTES)), None);
}
