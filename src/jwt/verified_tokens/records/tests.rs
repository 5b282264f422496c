use std::collections::HashMap;

use proptest::prelude::*;

use super::*;
use crate::jwks::PemKey;
use crate::jwt::verified_tokens::Scope;
use crate::jwt::{Claims, Rules};
use crate::test_token::PUBLIC_PEM;

fn digest(token: usize) -> TokenDigest {
    Scope::new("key", &Rules::default()).digest_of(&token.to_string())
}

fn record(forget_at: u64) -> Record {
    let PemKey::Usable(key) = PemKey::parse(PUBLIC_PEM) else { unreachable!("a good key") };
    Record::new(*key.fingerprint(), Duration::from_secs(forget_at), Facts::of(&Claims::default()))
}

fn forget_at(records: &Records, token: usize) -> Option<u64> {
    records.get(digest(token)).map(|record| record.forget_at / 1_000_000_000)
}

#[test]
fn the_oldest_record_is_evicted_when_all_places_are_taken() {
    let records = Records::new(3);
    for token in 0..5 {
        records.insert(digest(token), record(60), Duration::ZERO);
    }
    let known: Vec<usize> = (0..5).filter(|token| forget_at(&records, *token).is_some()).collect();
    assert_eq!(known, [2, 3, 4]);
    assert_eq!(records.len(), 3);
}

#[test]
fn records_that_no_longer_count_leave_their_places_to_others() {
    let records = Records::new(4);
    for token in 0..4 {
        records.insert(digest(token), record(60), Duration::ZERO);
    }
    records.insert(digest(4), record(120), Duration::from_secs(60));
    assert_eq!(records.len(), 1);
    assert_eq!(forget_at(&records, 4), Some(120));
}

#[test]
fn a_later_record_of_a_token_outlives_the_earlier_one() {
    let records = Records::new(3);
    records.insert(digest(0), record(10), Duration::ZERO);
    records.insert(digest(1), record(60), Duration::ZERO);
    records.insert(digest(0), record(70), Duration::from_secs(10));
    assert_eq!(forget_at(&records, 0), Some(70));
    // The earlier record of the first token makes way.
    records.insert(digest(2), record(70), Duration::from_secs(10));
    assert_eq!([0, 1, 2].map(|token| forget_at(&records, token)), [Some(70), Some(60), Some(70)]);
}

#[test]
fn numbers_may_wrap_around() {
    let mut shard = Shard::new(8);
    shard.first = u32::MAX - 20;
    for token in 0..100 {
        shard.insert(digest(token), record(60), Duration::ZERO);
        for known in 0..=token {
            assert_eq!(shard.get(digest(known)).is_some(), known + 8 > token, "{known} after {token}");
        }
    }
}

#[test]
fn memory_grows_as_needed_and_no_further_than_the_capacity() {
    let mut shard = Shard::new(1_000);
    assert_eq!(shard.records.capacity(), 0);
    shard.insert(digest(0), record(60), Duration::ZERO);
    assert!(shard.records.capacity() <= FIRST_ENTRIES);
    for token in 1..5_000 {
        shard.insert(digest(token), record(60), Duration::ZERO);
    }
    assert!(shard.records.capacity() <= 1_000, "{}", shard.records.capacity());
    assert!(shard.numbers.capacity() <= 2_048, "{}", shard.numbers.capacity());
}

#[test]
fn a_record_takes_less_than_a_hundred_bytes() {
    assert!(size_of::<(TokenDigest, Record)>() <= 88, "{}", size_of::<(TokenDigest, Record)>());
}

proptest! {
    /// A record that is found is the latest of its token, and one of the latest that fit.
    #[test]
    fn what_is_found_was_inserted_last(inserted in prop::collection::vec((0_usize..20, 0_u64..5), 0..200)) {
        let records = Records::new(10);
        let mut latest = HashMap::new();
        let mut now = 0;
        for (index, (token, passed)) in inserted.iter().enumerate() {
            now += passed;
            let until = now + 10;
            records.insert(digest(*token), record(until), Duration::from_secs(now));
            latest.insert(*token, (index, until));
            prop_assert!(records.len() <= 10);
            for (token, (inserted, until)) in &latest {
                match forget_at(&records, *token) {
                    Some(found) => prop_assert_eq!(found, *until),
                    None => prop_assert!(*until <= now || index - inserted >= 10, "{} is lost", token),
                }
            }
        }
    }
}
