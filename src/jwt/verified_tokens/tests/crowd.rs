//! More tokens than are kept decoded.

use super::*;
use crate::jwks::NamedKey;
use crate::jwt::Claims;
use crate::jwt::facts::Facts;

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
    assert!(!again.is_kept_decoded());
    assert!(verifier.remembers(&again, &key()));
    assert!(again.payload().contains("sess_1"));
    verifier.verify(&again).await.expect("a known token");
    // It came again, and there is room among the decoded ones.
    let third = verifier.decode(&text).expect("a token that decodes");
    assert!(third.is_kept_decoded());
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
                    let forget_at = Duration::from_secs(1 + person as u64);
                    tokens.records.insert(
                        digest,
                        Record::new(*key.fingerprint(), forget_at, Facts::of(&Claims::default())),
                        Duration::ZERO,
                    );
                }
            });
        }
    });
    let mut known = 0;
    for person in 0..PEOPLE {
        for (index, scope) in scopes.iter().enumerate() {
            let Some(record) = tokens.look_up(*scope, &text(person)).record() else { continue };
            assert_eq!(
                index,
                person % 8,
                "the token of {person} is known in a scope that has not verified it"
            );
            // The time shows whose record it is.
            let key = Ok(Arc::clone(&key));
            let forget_at = Duration::from_secs(1 + person as u64);
            assert!(!record.counts(&key, forget_at));
            assert!(record.counts(&key, forget_at - Duration::from_nanos(1)));
            known += 1;
        }
    }
    assert!(known > PEOPLE * 9 / 10, "{known}");
}

/// A request with this token.
fn came(tokens: &VerifiedTokens, token: &Arc<DecodedJwt>) {
    let lookup = tokens.look_up(SCOPE, token.text());
    match lookup.record() {
        Some(_) => tokens.accepted(lookup, token),
        None => keep(tokens, token),
    }
}

#[test]
fn a_crowd_does_not_evict_the_few_that_come_often() {
    fastrand::seed(7);
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
    fastrand::seed(7);
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

/// A generation of tokens lives for a minute. Those of earlier ones must not take the room of live ones.
#[test]
fn tokens_that_replace_others_are_cached_too() {
    fastrand::seed(7);
    type Check = fn(&VerifiedTokens, &DecodedJwt) -> bool;
    // Of many tokens that come in turn, it takes some requests until all are kept decoded.
    for (entries, people, check, from) in [(4_096, 3_500, is_cached as Check, 1), (512, 300, is_frequent, 6)]
    {
        let tokens = VerifiedTokens::with_decoded(entries, 512);
        for generation in 0..10 {
            let people: Vec<_> =
                (0..people).map(|person| unsigned(generation * 10_000 + person, 0)).collect();
            let mut hits = 0;
            for round in 0..10 {
                for token in &people {
                    hits += usize::from(round >= from && check(&tokens, token));
                    came(&tokens, token);
                }
            }
            let repeated = people.len() * (10 - from);
            assert!(hits * 10 > repeated * 9, "{hits} of {repeated} in generation {generation} of {entries}");
        }
    }
}

#[test]
fn of_a_crowd_only_those_are_kept_decoded_that_come_again_soon() {
    fastrand::seed(7);
    let tokens = VerifiedTokens::new(DEFAULT_ENTRIES);
    let crowd: Vec<_> = (0..5_000).map(|index| unsigned(index, 0)).collect();
    for _ in 0..3 {
        crowd.iter().for_each(|token| came(&tokens, token));
    }
    let kept = crowd.iter().filter(|token| is_frequent(&tokens, token)).count();
    assert!(kept < 50, "{kept}");
    for token in &crowd[..100] {
        (0..2).for_each(|_| came(&tokens, token));
        assert!(is_frequent(&tokens, token));
    }
}

#[tokio::test]
async fn a_token_that_another_verifier_decoded_is_looked_up_again() {
    let (tokens, clock) = (tokens(), ManualClock::at(NOW));
    let open = by_pem(&tokens, Rules::default(), &clock);
    let authorized_parties = vec!["https://other.example".to_owned()];
    let strict = by_pem(&tokens, Rules { authorized_parties, ..Rules::default() }, &clock);
    let text = of_session(1);
    assert_eq!(outcome(&open, &text).await, Ok(()));
    let token = open.decode(&text).expect("a token that decodes");
    assert!(!strict.remembers(&token, &key()));
    assert!(strict.verify(&token).await.is_err());
    // In the other direction, a verification is recorded in the scope of the verifier.
    let other = of_session(2);
    let token = strict.decode(&other).expect("a token that decodes");
    open.verify(&token).await.expect("a good token");
    assert!(is_remembered(&open, &other) && !is_remembered(&strict, &other));
}

#[tokio::test]
async fn a_decoded_token_is_not_replaced_by_a_request_that_decoded_it_itself() {
    let (tokens, clock) = (tokens(), ManualClock::at(NOW));
    let verifier = by_pem(&tokens, Rules::default(), &clock);
    let text = of_session(1);
    for _ in 0..2 {
        assert_eq!(outcome(&verifier, &text).await, Ok(()));
    }
    let serial = verifier.decode(&text).expect("a token that decodes").serial();
    let itself = PresentedJwt::decode(&text).expect("a token that decodes");
    verifier.verify(&itself).await.expect("a good token");
    assert_eq!(verifier.decode(&text).expect("a token that decodes").serial(), serial);
}

#[tokio::test]
async fn a_new_verification_of_a_decoded_token_counts_in_a_crowd_too() {
    let (tokens, clock) = (tokens(), ManualClock::at(NOW));
    let verifier = by_pem(&tokens, Rules::default(), &clock);
    let text = Token::good().claim("exp", NOW + 3_600).sign();
    for _ in 0..2 {
        assert_eq!(outcome(&verifier, &text).await, Ok(()));
    }
    for round in 0..20 {
        for other in 0..2_000 {
            tokens.admission.admits(Scope([0; 32]).digest_of(&format!("{round} {other}")).hash());
        }
        clock.advance(MAX_AGE);
        assert!(!is_remembered(&verifier, &text));
        assert_eq!(outcome(&verifier, &text).await, Ok(()));
        assert!(is_remembered(&verifier, &text));
        assert!(verifier.decode(&text).expect("a token that decodes").is_kept_decoded());
    }
}

#[test]
fn a_string_that_is_too_long_is_not_looked_up() {
    let verifier = by_pem(&tokens(), Rules::default(), &ManualClock::at(NOW));
    let error = verifier.decode(&"x".repeat(1_000_000)).expect_err("too long");
    assert!(error.message.contains("1000000 bytes"), "{}", error.message);
}
