//! `/v1/organizations/{organization_id}/domains`.

use serde_json::{Value, json};

use super::{events, path, refusal, signed_in};
use crate::frontend_api::Browser;
use crate::support::{AMARA, MEI, Server, failure, success};

/// The ID of a new domain.
pub(super) async fn create(browser: &Browser<'_>, name: &str) -> String {
    let body: Value = success(browser.post(&path("/domains"), &[("name", name)])).await;
    body["response"]["id"].as_str().expect("an ID").to_owned()
}

/// Verifies a domain with the code that was sent to an address.
pub(super) async fn verify(server: &Server, browser: &Browser<'_>, id: &str, address: &str) -> Value {
    let prepare = path(&format!("/domains/{id}/prepare_affiliation_verification"));
    success::<Value>(browser.post(&prepare, &[("affiliation_email_address", address)])).await;
    let mails = server.get_json(&format!("/local/messages?to={address}")).await;
    let code = mails["data"][0]["code"].as_str().expect("a code");
    let attempt = path(&format!("/domains/{id}/attempt_affiliation_verification"));
    let body: Value = success(browser.post(&attempt, &[("code", code)])).await;
    body["response"].clone()
}

#[tokio::test]
async fn a_domain_is_verified_with_a_code() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let body: Value = success(amara.post(&path("/domains"), &[("name", "Bakery.Example.com")])).await;
    let domain = &body["response"];
    assert_eq!((&domain["name"], &domain["verification"]), (&json!("bakery.example.com"), &Value::Null));
    assert_eq!(domain["enrollment_mode"], "manual_invitation");
    let id = domain["id"].as_str().expect("an ID");
    let verified = verify(&server, &amara, id, "office@bakery.example.com").await;
    assert_eq!(verified["verification"]["status"], "verified");
    assert_eq!(verified["affiliation_email_address"], "office@bakery.example.com");
    assert_eq!(events(&server, 1).await, ["organizationDomain.updated"]);
    let prepare = path(&format!("/domains/{id}/prepare_affiliation_verification"));
    let again = amara.post(&prepare, &[("affiliation_email_address", "a@bakery.example.com")]);
    assert_eq!(failure(again).await, refusal(400, "verification_already_verified"));
    let body: Value = success(amara.get(&path(&format!("/domains/{id}")))).await;
    assert_eq!(body["response"]["verification"]["status"], "verified");
    for (query, total) in
        [("", 1), ("?enrollment_mode=manual_invitation", 1), ("?enrollment_mode=automatic_suggestion", 0)]
    {
        let body: Value = success(amara.get(&path(&format!("/domains{query}")))).await;
        assert_eq!(body["response"]["total_count"], total, "{query}");
    }
}

#[tokio::test]
async fn a_code_has_to_be_right() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let id = create(&amara, "bakery.example.com").await;
    let attempt = path(&format!("/domains/{id}/attempt_affiliation_verification"));
    assert_eq!(failure(amara.post(&attempt, &[("code", "1")])).await, refusal(400, "verification_missing"));
    let prepare = path(&format!("/domains/{id}/prepare_affiliation_verification"));
    for (address, code) in
        [("office@example.com", "organization_domain_mismatch"), ("office", "organization_domain_mismatch")]
    {
        let request = amara.post(&prepare, &[("affiliation_email_address", address)]);
        assert_eq!(failure(request).await, refusal(422, code));
    }
    let address = [("affiliation_email_address", "office+clerk_test@bakery.example.com")];
    success::<Value>(amara.post(&prepare, &address)).await;
    for _ in 0..3 {
        let wrong = amara.post(&attempt, &[("code", "000000")]);
        assert_eq!(failure(wrong).await, refusal(422, "form_code_incorrect"));
    }
    let late = amara.post(&attempt, &[("code", "424242")]);
    assert_eq!(failure(late).await, refusal(400, "verification_failed"));
    success::<Value>(amara.post(&prepare, &address)).await;
    let body: Value = success(amara.post(&attempt, &[("code", "424242")])).await;
    assert_eq!(body["response"]["verification"]["status"], "verified");
}

#[tokio::test]
async fn domains_are_checked() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let domains = path("/domains");
    for (name, code) in [
        ("bakery", "form_param_format_invalid"),
        ("gmail.com", "organization_domain_common"),
        (" ", "form_param_nil"),
    ] {
        assert_eq!(failure(amara.post(&domains, &[("name", name)])).await, refusal(422, code), "{name}");
    }
    let id = create(&amara, "bakery.example.com").await;
    let again = amara.post(&domains, &[("name", "bakery.example.com")]);
    assert_eq!(failure(again).await, refusal(422, "organization_domain_already_exists"));
    let mode = path(&format!("/domains/{id}/update_enrollment_mode"));
    let unknown = amara.post(&mode, &[("enrollment_mode", "open")]);
    assert_eq!(failure(unknown).await, refusal(422, "form_param_value_invalid"));
    let disabled = amara.post(&mode, &[("enrollment_mode", "enterprise_sso")]);
    assert_eq!(failure(disabled).await, refusal(403, "organization_domain_enrollment_mode_not_enabled"));
    for number in 1..10 {
        create(&amara, &format!("bakery-{number}.example.com")).await;
    }
    let more = amara.post(&domains, &[("name", "bakery-10.example.com")]);
    assert_eq!(failure(more).await, refusal(403, "organization_domain_quota_exceeded"));
}

#[tokio::test]
async fn a_domain_is_verified_by_one_organization() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let mei = signed_in(&server, MEI).await;
    let body: Value = success(mei.post("/v1/organizations", &[("name", "Tea")])).await;
    let other = format!("/v1/organizations/{}/domains", body["response"]["id"].as_str().expect("an ID"));
    let body: Value = success(mei.post(&other, &[("name", "shared.example.com")])).await;
    let meis = body["response"]["id"].as_str().expect("an ID");
    let prepare = format!("{other}/{meis}/prepare_affiliation_verification");
    let address = [("affiliation_email_address", "a+clerk_test@shared.example.com")];
    success::<Value>(mei.post(&prepare, &address)).await;
    let id = create(&amara, "shared.example.com").await;
    verify(&server, &amara, &id, "b@shared.example.com").await;
    let attempt =
        mei.post(&format!("{other}/{meis}/attempt_affiliation_verification"), &[("code", "424242")]);
    assert_eq!(failure(attempt).await, refusal(422, "organization_domain_already_exists"));
    let foreign = failure(amara.get(&path(&format!("/domains/{meis}")))).await;
    assert_eq!(foreign, refusal(404, "resource_not_found"));
}

#[tokio::test]
async fn a_deleted_domain_is_gone() {
    let server = Server::start().await;
    let amara = signed_in(&server, AMARA).await;
    let id = create(&amara, "bakery.example.com").await;
    let body: Value = success(amara.send("DELETE", &path(&format!("/domains/{id}")), &[])).await;
    assert_eq!(body["response"]["deleted"], true);
    assert_eq!(events(&server, 1).await, ["organizationDomain.deleted"]);
    let body: Value = success(amara.get(&path("/domains"))).await;
    assert_eq!(body["response"]["total_count"], 0);
}
