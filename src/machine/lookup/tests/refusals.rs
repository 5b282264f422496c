//! Responses that refuse a token, and responses that say nothing about it.

use super::*;

#[tokio::test]
async fn an_error_status_determines_the_code() {
    let errors = r#"{"errors":[{"code":"c","message":"hidden"}]}"#;
    for (token, kind) in [("ak_x", "api_key"), ("mt_x", "m2m_token"), ("oat_x", "oauth_token")] {
        for (media_type, body) in
            [("application/json", errors), ("application/json", "{"), ("text/html", "<html>hidden</html>")]
        {
            for (status, code) in [
                (401, "secret-key-invalid"),
                (404, "token-invalid"),
                (302, "unexpected-error"),
                (400, "unexpected-error"),
                (403, "unexpected-error"),
                (410, "unexpected-error"),
                (422, "unexpected-error"),
                (429, "unexpected-error"),
                (500, "unexpected-error"),
                (503, "unexpected-error"),
            ] {
                let refused = ask(token, response(status, media_type, body)).await;
                assert!(refused.starts_with(&format!("{kind} {code}: ")), "{refused}");
                assert!(refused.ends_with(&format!("(code={code}, status={status})")), "{refused}");
                assert!(!refused.contains("hidden"), "{refused}");
            }
        }
    }
}

#[tokio::test]
async fn only_rejections_of_the_token_itself_are_decisions() {
    for (answer, is_undecided) in [
        (response(400, "application/json", "{}"), false),
        (response(404, "application/json", "{}"), false),
        (response(410, "application/json", "{}"), false),
        (response(422, "application/json", "{}"), false),
        (response(401, "application/json", "{}"), true),
        (response(403, "application/json", "{}"), true),
        (response(408, "application/json", "{}"), true),
        (response(429, "application/json", "{}"), true),
        (response(500, "application/json", "{}"), true),
        (response(503, "text/html", "<html>"), true),
        (response(200, "application/json", "{}"), true),
        (fault(TransportErrorKind::Timeout), true),
        (fault(TransportErrorKind::Connect), true),
    ] {
        let clerk = ScriptedClerk::answering(answer.clone());
        let clock = ManualClock::at(NOW);
        let verifier = MachineVerifier::new(options(&clerk, clock.clone()), clock);
        let refused = verify(&verifier, "ak_x").await.expect_err("refused");
        assert_eq!(refused.code.is_undecided(), is_undecided, "{answer:?}");
    }
}

#[tokio::test]
async fn the_key_that_clerk_rejected_is_named() {
    let refusal = || response(401, "text/plain", "");
    assert!(ask("mt_x", refusal()).await.contains("Copy CLERK_SECRET_KEY again"));
    for (token, variable) in [("mt_x", "CLERK_MACHINE_SECRET_KEY"), ("ak_x", "CLERK_SECRET_KEY")] {
        let (refused, _) = ask_with(
            |options, clerk| options.machine_backend = Some(clerk.client("ak_machine")),
            token,
            refusal(),
        )
        .await;
        assert!(refused.contains(&format!("Copy {variable} again")), "{refused}");
    }
}

#[tokio::test]
async fn a_network_error_leaves_the_token_undecided_and_is_not_retried() {
    for kind in [
        TransportErrorKind::Connect,
        TransportErrorKind::Timeout,
        TransportErrorKind::TooLarge,
        TransportErrorKind::Interrupted,
    ] {
        let (refused, requests) = ask_with(|_, _| {}, "oat_x", fault(kind)).await;
        assert!(refused.starts_with("oauth_token unexpected-error: "), "{refused}");
        assert!(refused.ends_with("(code=unexpected-error, status=n/a)"), "{refused}");
        assert!(!refused.contains("example.com"), "details are for operators: {refused}");
        assert_eq!(requests.len(), 1);
    }
}
