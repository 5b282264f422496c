//! The three headers of a delivery, each with two names.

use super::{Refusal, RefusalCode};

/// The names of the headers: three as Clerk sends them, and three as in Standard Webhooks.
pub const HEADER_NAMES: [&str; 6] =
    ["svix-id", "svix-timestamp", "svix-signature", "webhook-id", "webhook-timestamp", "webhook-signature"];

/// The values of the headers, in the order of [`HEADER_NAMES`].
pub type HeaderValues<'v> = [Option<&'v str>; 6];

/// The three values in use.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Chosen<'v> {
    pub(super) id: &'v str,
    pub(super) timestamp: &'v str,
    pub(super) signature: &'v str,
}

/// Chooses the set of headers to use. Sets are never mixed. If any `svix-` header is present, even an empty
/// one, only that set is used: an app that identifies deliveries by `svix-id` must see the signed ID, or a
/// recorded delivery could be replayed as a new one. For the same reason, ID and timestamp must be equal
/// under both names.
///
/// # Errors
/// `webhook-headers-missing` with the names of the missing headers; `webhook-headers-contradictory`.
pub(super) fn choose<'v>(values: &HeaderValues<'v>) -> Result<Chosen<'v>, Refusal> {
    // Whitespace around a value is not part of it (RFC 9110 §5.5), and an empty value counts as missing.
    let present =
        values.map(|value| value.map(|text| text.trim_matches([' ', '\t'])).filter(|text| !text.is_empty()));
    let [svix @ .., _, _, _] = present;
    let [_, _, _, standard @ ..] = present;
    let is_standard = values[..3].iter().all(Option::is_none) && standard.iter().any(Option::is_some);
    let (names, chosen) =
        if is_standard { (&HEADER_NAMES[3..], standard) } else { (&HEADER_NAMES[..3], svix) };
    let [Some(id), Some(timestamp), Some(signature)] = chosen else {
        let missing = names.iter().zip(chosen).filter(|(_, value)| value.is_none()).map(|(name, _)| *name);
        return Err(missing_headers(&missing.collect::<Vec<_>>()));
    };
    for index in [0, 1] {
        if let (Some(one), Some(other)) = (svix[index], standard[index])
            && one != other
        {
            return Err(contradictory_headers(HEADER_NAMES[index], HEADER_NAMES[index + 3]));
        }
    }
    Ok(Chosen { id, timestamp, signature })
}

fn missing_headers(missing: &[&str]) -> Refusal {
    let names = missing.join(", ");
    let noun = if missing.len() == 1 { "header" } else { "headers" };
    Refusal::new(
        RefusalCode::HeadersMissing,
        format!("Clerk: the webhook request lacks the {noun} {names}."),
        "A webhook of Clerk has svix-id, svix-timestamp and svix-signature, or all three with webhook- in place of \
         svix-. Check whether Clerk sent it, and whether a proxy drops headers.",
    )
}

fn contradictory_headers(one: &str, other: &str) -> Refusal {
    Refusal::new(
        RefusalCode::HeadersContradictory,
        format!("Clerk: the webhook request has different values in the headers {one} and {other}."),
        "Only one of them can be signed. Check whether a proxy adds headers.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVIX: HeaderValues<'static> = [Some("msg_1"), Some("1"), Some("v1,a"), None, None, None];
    const STANDARD: HeaderValues<'static> = [None, None, None, Some("msg_1"), Some("1"), Some("v1,a")];

    fn both(changes: &[(usize, Option<&'static str>)]) -> HeaderValues<'static> {
        let mut values = SVIX;
        values[3..].copy_from_slice(&STANDARD[3..]);
        changes.iter().for_each(|(index, value)| values[*index] = *value);
        values
    }

    fn code(values: &HeaderValues<'_>) -> RefusalCode {
        choose(values).expect_err("refused").code
    }

    #[test]
    fn either_set_is_accepted() {
        for values in [SVIX, STANDARD, both(&[])] {
            assert_eq!(choose(&values), Ok(Chosen { id: "msg_1", timestamp: "1", signature: "v1,a" }));
        }
    }

    #[test]
    fn missing_headers_are_named_in_their_order() {
        let message = |values| choose(&values).expect_err("refused").message;
        assert!(message([None; 6]).contains("lacks the headers svix-id, svix-timestamp, svix-signature."));
        assert!(
            message([None, Some("1"), Some(""), None, None, None])
                .contains("lacks the headers svix-id, svix-signature.")
        );
        assert!(
            message([None, None, None, Some("a"), Some(" \t"), Some("b")])
                .contains("lacks the header webhook-timestamp.")
        );
    }

    #[test]
    fn sets_are_not_mixed() {
        for index in 0..3 {
            assert_eq!(code(&both(&[(index, None)])), RefusalCode::HeadersMissing);
            assert_eq!(code(&both(&[(index, Some(" "))])), RefusalCode::HeadersMissing);
            let mut with_an_empty_one = STANDARD;
            with_an_empty_one[index] = Some("");
            assert_eq!(code(&with_an_empty_one), RefusalCode::HeadersMissing);
        }
        assert!(choose(&both(&[(3, None), (4, Some(""))])).is_ok(), "Clerk's set is complete");
    }

    #[test]
    fn conflicting_ids_or_timestamps_are_rejected_and_the_signature_is_that_of_the_chosen_set() {
        assert_eq!(code(&both(&[(3, Some("msg_2"))])), RefusalCode::HeadersContradictory);
        assert_eq!(code(&both(&[(4, Some("2"))])), RefusalCode::HeadersContradictory);
        assert_eq!(choose(&both(&[(5, Some("v1,b"))])).expect("taken").signature, "v1,a");
    }

    #[test]
    fn whitespace_around_values_is_removed() {
        let values = [Some(" msg_1\t"), Some("1 "), Some("\tv1,a v1,b "), None, None, None];
        assert_eq!(choose(&values), Ok(Chosen { id: "msg_1", timestamp: "1", signature: "v1,a v1,b" }));
    }
}
