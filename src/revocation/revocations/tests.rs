//! Which tokens are refused, and for how long.

use std::collections::HashMap;

use proptest::prelude::*;

use super::*;
use crate::time::manual::ManualClock;

const NOW: i64 = 1_767_225_600;
const NOW_MS: i64 = NOW * 1000;
const HOUR: Duration = Duration::from_secs(3600);

fn list(max_entries: usize) -> (Revocations, Arc<ManualClock>) {
    let clock = ManualClock::at(NOW);
    (Revocations::new(clock.clone(), Limits { token_lifetime: HOUR, max_entries }), clock)
}

fn token(user: &str, session: &str, organization: &str, iat: i64) -> Subject {
    Subject::of(&format!(
        r#"{{"sid":"{session}","sub":"{user}","iat":{iat},"v":2,"o":{{"id":"{organization}"}}}}"#
    ))
}

fn refuses(list: &Revocations, subject: &Subject) -> bool {
    list.refuses(|| subject)
}

fn add(list: &Revocations, revoked: Revoked<'_>, time_ms: i64) -> Listing {
    list.add(Revocation { revoked, time_ms })
}

#[test]
fn an_empty_list_refuses_nothing_and_does_not_ask_who_the_token_is_about() {
    let (list, _) = list(10);
    assert!(!list.refuses(|| unreachable!("not asked")));
    assert!(list.is_empty());
}

#[test]
fn every_token_of_an_ended_session_is_refused_whenever_it_was_issued() {
    let (list, _) = list(10);
    assert_eq!(add(&list, Revoked::Session("sess_1"), NOW_MS), Listing::Listed);
    for iat in [0, NOW - 30, NOW, NOW + 5, 253_402_300_799] {
        assert!(refuses(&list, &token("user_1", "sess_1", "org_1", iat)), "{iat}");
        assert!(!refuses(&list, &token("user_1", "sess_2", "org_1", iat)), "{iat}");
    }
    assert!(!refuses(&list, &token("sess_1", "user_1", "sess_1", NOW)), "ids of another kind");
}

#[test]
fn a_token_of_the_second_in_which_a_user_was_revoked_is_refused_unless_it_begins_then() {
    for (time_ms, iat, is_refused) in [
        (NOW_MS, NOW - 1, true),
        (NOW_MS, NOW, false),
        (NOW_MS + 1, NOW, true),
        (NOW_MS + 999, NOW, true),
        (NOW_MS + 999, NOW + 1, false),
        (NOW_MS + 1000, NOW + 1, false),
    ] {
        let (list, _) = list(10);
        add(&list, Revoked::User("user_1"), time_ms);
        assert_eq!(refuses(&list, &token("user_1", "s", "o", iat)), is_refused, "{time_ms} {iat}");
        assert!(!refuses(&list, &token("user_2", "s", "o", iat)));
    }
}

#[test]
fn a_token_without_iat_is_refused() {
    let (list, _) = list(10);
    add(&list, Revoked::User("user_1"), NOW_MS);
    assert!(refuses(&list, &Subject::of(r#"{"sub":"user_1"}"#)));
}

#[test]
fn a_membership_is_a_user_in_an_organization() {
    let (list, _) = list(10);
    add(&list, Revoked::Membership { user: "user_1", organization: "org_1" }, NOW_MS);
    assert!(refuses(&list, &token("user_1", "s", "org_1", NOW - 1)));
    assert!(!refuses(&list, &token("user_1", "s", "org_1", NOW)));
    assert!(!refuses(&list, &token("user_1", "s", "org_2", NOW - 1)));
    assert!(!refuses(&list, &token("user_2", "s", "org_1", NOW - 1)));
    assert!(!refuses(&list, &token("org_1", "s", "user_1", NOW - 1)));
}

#[test]
fn an_organization_is_all_of_its_members() {
    let (list, _) = list(10);
    add(&list, Revoked::Organization("org_1"), NOW_MS);
    assert!(refuses(&list, &token("user_1", "s", "org_1", NOW - 1)));
    assert!(refuses(&list, &token("user_2", "s", "org_1", NOW - 1)));
    assert!(!refuses(&list, &token("user_1", "s", "org_2", NOW - 1)));
    assert!(!refuses(&list, &Subject::of(r#"{"sub":"user_1","iat":5}"#)));
}

#[test]
fn an_earlier_revocation_does_not_weaken_a_later_one() {
    let (list, clock) = list(10);
    add(&list, Revoked::User("user_1"), NOW_MS + 10_000);
    add(&list, Revoked::User("user_1"), NOW_MS - 10_000);
    assert_eq!(list.len(), 1);
    assert!(refuses(&list, &token("user_1", "s", "o", NOW + 9)));
    clock.advance(HOUR + MARGIN + Duration::from_secs(9));
    assert!(refuses(&list, &token("user_1", "s", "o", NOW + 9)));
    clock.advance(Duration::from_secs(1));
    assert!(!refuses(&list, &token("user_1", "s", "o", NOW + 9)));
}

#[test]
fn an_entry_is_listed_until_the_refused_tokens_have_expired() {
    let (list, clock) = list(10);
    add(&list, Revoked::Session("sess_1"), NOW_MS);
    let subject = token("user_1", "sess_1", "org_1", NOW);
    clock.advance(HOUR + MARGIN - Duration::from_millis(1));
    assert!(refuses(&list, &subject));
    assert_eq!(list.len(), 1);
    clock.advance(Duration::from_millis(1));
    assert!(!refuses(&list, &subject));
    assert!(list.is_empty());
}

#[test]
fn a_session_expires_by_this_clock_where_that_of_another_machine_is_ahead() {
    let (list, clock) = list(10);
    add(&list, Revoked::Session("sess_1"), i64::MAX);
    clock.advance(HOUR + MARGIN);
    assert!(!refuses(&list, &token("user_1", "sess_1", "org_1", NOW)));
}

#[test]
fn what_only_refuses_expired_tokens_is_not_listed() {
    let (list, _) = list(10);
    let old = NOW_MS - i64::try_from((HOUR + MARGIN).as_millis()).expect("it is short");
    for time_ms in [old, i64::MIN] {
        assert_eq!(add(&list, Revoked::Session("sess_1"), time_ms), Listing::Expired);
        assert_eq!(add(&list, Revoked::User("user_1"), time_ms), Listing::Expired);
    }
    assert!(list.is_empty());
    assert_eq!(add(&list, Revoked::User("user_1"), old + 1), Listing::Listed);
}

#[test]
fn a_full_list_drops_the_entry_that_would_expire_first() {
    let (list, clock) = list(3);
    for (index, id) in ["sess_1", "sess_2", "sess_3"].into_iter().enumerate() {
        assert_eq!(add(&list, Revoked::Session(id), i64::MAX), Listing::Listed, "{index}");
        clock.advance(Duration::from_secs(1));
    }
    assert_eq!(add(&list, Revoked::Session("sess_2"), i64::MAX), Listing::Listed, "it is in the list");
    assert_eq!(add(&list, Revoked::Session("sess_4"), i64::MAX), Listing::InPlaceOfOldest);
    let refused =
        ["sess_1", "sess_2", "sess_3", "sess_4"].map(|id| refuses(&list, &token("u", id, "o", NOW)));
    assert_eq!(refused, [false, true, true, true]);
    assert_eq!(list.len(), 3);
}

#[test]
fn expired_entries_make_room() {
    let (list, clock) = list(1);
    add(&list, Revoked::Session("sess_1"), NOW_MS);
    clock.advance(HOUR + MARGIN);
    assert_eq!(add(&list, Revoked::Session("sess_2"), i64::MAX), Listing::Listed);
}

#[test]
fn debug_shows_no_ids() {
    let (list, _) = list(10);
    add(&list, Revoked::User("user_1"), NOW_MS);
    assert_eq!(format!("{list:?}"), "Revocations(1 entries)");
}

/// A step of a random history.
#[derive(Clone, Debug)]
enum Step {
    Add { kind: u8, user: u8, time_s: i64 },
    Advance(u64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let add =
        (0..4_u8, 0..4_u8, -5_000..100_i64).prop_map(|(kind, user, time_s)| Step::Add { kind, user, time_s });
    proptest::collection::vec(prop_oneof![add, (0..2_000_u64).prop_map(Step::Advance)], 1..40)
}

proptest! {
    /// Compared with a list that forgets nothing, for tokens that are still valid.
    #[test]
    fn no_valid_token_escapes_a_revocation_and_no_other_is_refused(history in steps()) {
        let (list, clock) = list(1_000);
        let mut all: HashMap<(u8, u8), i64> = HashMap::new();
        for step in history {
            match step {
                Step::Advance(seconds) => clock.advance(Duration::from_secs(seconds)),
                Step::Add { kind, user, time_s } => {
                    let time_ms = clock.unix_ms() + time_s * 1000;
                    let (id, organization) = (format!("id_{user}"), "org_1");
                    let revoked = match kind {
                        0 => Revoked::Session(&id),
                        1 => Revoked::User(&id),
                        2 => Revoked::Membership { user: &id, organization },
                        _ => Revoked::Organization(organization),
                    };
                    if add(&list, revoked, time_ms) != Listing::Expired {
                        let before = if kind == 0 { i64::MAX } else { time_ms };
                        let user = if kind == 3 { 0 } else { user };
                        let known = all.entry((kind, user)).or_insert(i64::MIN);
                        *known = before.max(*known);
                    }
                }
            }
            let now = clock.unix_ms() / 1000;
            for user in 0..4_u8 {
                for age in [0, 1, 30, 3_599, 3_660] {
                    let issued_ms = (now - age) * 1000;
                    let refused = [(0, user), (1, user), (2, user), (3, 0)]
                        .iter()
                        .any(|key| all.get(key).is_some_and(|before| issued_ms < *before));
                    let id = format!("id_{user}");
                    let is_refused = refuses(&list, &token(&id, &id, "org_1", now - age));
                    // A session stays refused for as long as its tokens may live, and is not asked about afterwards.
                    let is_certain = !all.contains_key(&(0, user));
                    prop_assert!(is_refused == refused || !is_certain, "{user} {age}");
                    prop_assert!(!is_refused || refused, "{user} {age}");
                }
            }
        }
    }
}
