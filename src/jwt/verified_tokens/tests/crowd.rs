//! More tokens than are kept decoded.

use super::*;
use crate::jwks::NamedKey;

/// As in an app with this many people signed in, some of whom come often.
const PEOPLE: usize = 200_000;

fn key() -> NamedKey {
    let PemKey::Usable(key) = PemKey::parse(PUBLIC_PEM) else { unreachable!("a good key") };
    Ok(key)
}

#[tokio::test]
async fn a_token_that_is_not_kept_decoded_is_decoded_from_the_request() {
    let (tokens, clock) = (tokens(), ManualClock::at(NOW));
    let verifier = by_pem(&tokens, Rules::default(), &clock);
    let text = of_session(1);
    assert_eq!(outcome(&verifier, &text).await, Ok(()));
    tokens.frequent.cache.clear();
    let again = verifier.decode(&text).expect("a token that decodes");
    assert!(!again.is_remembered());
    assert!(verifier.remembers(&again, &key()));
    assert!(again.payload().contains("sess_1"));
    verifier.verify(&again).await.expect("a known token");
    // It came again, and there is room among the decoded ones.
    let third = verifier.decode(&text).expect("a token that decodes");
    assert!(third.is_remembered());
    assert_eq!(third.serial(), again.serial());
}

#[tokio::test]
async fn a_record_has_the_same_limits_as_a_decoded_token() {
    let (tokens, clock) = (tokens(), ManualClock::at(NOW));
    let verifier = by_pem(&tokens, Rules::default(), &clock);
    let text = Token::good().claim("exp", NOW + 20).sign();
    assert_eq!(outcome(&verifier, &text).await, Ok(()));
    tokens.frequent.cache.clear();
    let decode = || verifier.decode(&text).expect("a token that decodes");
    let another = PemKey::parse(include_str!("../../../../test/vectors/keys/rsa-4096.public.pem"));
    let PemKey::Usable(another) = another else { unreachable!("a good key") };
    assert!(verifier.remembers(&decode(), &key()));
    assert!(!verifier.remembers(&decode(), &Ok(another)));
    clock.advance(Duration::from_secs(20));
    assert!(!verifier.remembers(&decode(), &key()));
    clock.advance(Duration::from_secs(6));
    assert_eq!(outcome(&verifier, &text).await, Err(TokenErrorReason::TokenExpired));
}

#[tokio::test]
async fn a_record_is_for_one_string_in_one_scope() {
    let (tokens, clock) = (tokens(), ManualClock::at(NOW));
    let verifier = by_pem(&tokens, Rules::default(), &clock);
    let text = of_session(1);
    assert_eq!(outcome(&verifier, &text).await, Ok(()));
    tokens.frequent.cache.clear();
    let rules = Rules { clock_skew_ms: 1.0, ..Rules::default() };
    assert!(!is_remembered(&by_pem(&tokens, rules, &clock), &text));
    for index in (0..text.len()).filter(|index| text.as_bytes()[*index] != b'.') {
        let mut changed = text.clone();
        let other = if &text[index..=index] == "A" { "B" } else { "A" };
        changed.replace_range(index..=index, other);
        if let Ok(token) = verifier.decode(&changed) {
            assert!(!verifier.remembers(&token, &key()), "character {index}");
        }
    }
    assert!(is_remembered(&verifier, &text));
}

#[test]
fn two_hundred_thousand_tokens_of_many_scopes_are_never_confused() {
    let tokens = VerifiedTokens::new(PEOPLE);
    let PemKey::Usable(key) = PemKey::parse(PUBLIC_PEM) else { unreachable!("a good key") };
    let scopes: Vec<Scope> =
        (0..8).map(|index| Scope::new(&format!("instance {index}"), &Rules::default())).collect();
    let text = |person: usize| format!("e30.{person:06}.signature");
    // Four threads verify tokens of two scopes each: each person's token in one scope only.
    std::thread::scope(|threads| {
        for thread in 0..4 {
            let (tokens, scopes, key) = (&tokens, &scopes, &key);
            threads.spawn(move || {
                for person in (0..PEOPLE).filter(|person| person % 8 / 2 == thread) {
                    let digest = scopes[person % 8].digest_of(&text(person));
                    let forget_at = Duration::from_secs(person as u64);
                    tokens.records.insert(digest, Record::new(*key.fingerprint(), forget_at));
                }
            });
        }
    });
    let mut known = 0;
    for person in 0..PEOPLE {
        for (index, scope) in scopes.iter().enumerate() {
            let LookUp::Recorded(record) = tokens.look_up(*scope, &text(person)) else { continue };
            assert_eq!(
                index,
                person % 8,
                "the token of {person} is known in a scope that has not verified it"
            );
            // The time shows whose record it is.
            let key = Ok(Arc::clone(&key));
            let seconds = Duration::from_secs(person as u64);
            assert!(!record.counts(&key, seconds));
            assert!(person == 0 || record.counts(&key, seconds - Duration::from_nanos(1)));
            known += 1;
        }
    }
    assert!(known > PEOPLE * 9 / 10, "{known}");
}

/// A request with this token.
fn came(tokens: &VerifiedTokens, token: &Arc<DecodedJwt>) {
    match tokens.look_up(SCOPE, token.text()) {
        LookUp::Frequent(_) => {}
        LookUp::Recorded(record) => tokens.came(SCOPE, token, record),
        LookUp::Unknown(_) => keep(tokens, token),
    }
}

#[test]
fn a_crowd_does_not_evict_the_few_that_come_often() {
    let tokens = VerifiedTokens::new(DEFAULT_ENTRIES);
    let few: Vec<_> = (0..64).map(|index| unsigned(index, 0)).collect();
    for index in (1_000..11_000).chain(1_000..11_000) {
        came(&tokens, &few[index % few.len()]);
        came(&tokens, &unsigned(index, 0));
    }
    assert!(few.iter().all(|token| is_frequent(&tokens, token)));
}

#[test]
fn a_token_of_a_crowd_is_kept_decoded_once_it_comes_often() {
    let tokens = VerifiedTokens::new(DEFAULT_ENTRIES);
    let crowd: Vec<_> = (0..5_000).map(|index| unsigned(index, 0)).collect();
    for _ in 0..2 {
        crowd.iter().for_each(|token| came(&tokens, token));
    }
    let often = unsigned(77_777, 0);
    for token in crowd.iter().step_by(3) {
        came(&tokens, token);
        came(&tokens, &often);
    }
    assert!(is_frequent(&tokens, &often));
}

#[test]
fn a_record_takes_less_than_a_hundred_bytes() {
    assert!(size_of::<(TokenDigest, Record)>() <= 72, "{}", size_of::<(TokenDigest, Record)>());
}
