//! The instance over the Backend API: its settings, domains, webhooks and billing.

use clerk_local::state::State;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::calls::{call, refused};
use crate::support::{AMARA, HARBOUR_BAKERY, Server, success};

const UNPROCESSABLE: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

#[tokio::test]
async fn settings_are_kept_and_shown_to_browsers() {
    let server = Server::start().await;
    let restrictions = json!({ "allowlist": true, "block_email_subaddresses": true });
    let answer = call(&server, "instance.updateRestrictions", &[], restrictions).await;
    assert_eq!((&answer["allowlist"], &answer["blocklist"]), (&json!(true), &json!(false)));
    let settings = json!({ "support_email": "help@example.com", "allowed_origins": ["https://app.example"] });
    call(&server, "instance.update", &[], settings).await;
    call(&server, "instance.update", &[], json!({ "hibp": true, "allowed_origins": null })).await;
    let instance = call(&server, "instance.get", &[], Value::Null).await;
    assert_eq!(instance["allowed_origins"], json!(["https://app.example"]));
    let environment: Value = success(server.get("/v1/environment")).await;
    assert_eq!(environment["display_config"]["support_email"], "help@example.com");
    assert_eq!(environment["user_settings"]["sign_up"]["allowlist_only"], true);
    assert_eq!(environment["user_settings"]["password_settings"]["disable_hibp"], false);
    call(&server, "instance.update", &[], json!({ "support_email": null })).await;
    let environment: Value = success(server.get("/v1/environment")).await;
    assert_eq!(environment["display_config"]["support_email"], "");
}

#[tokio::test]
async fn domains_of_satellites_are_added_besides_the_own_one() {
    let server = Server::start().await;
    let new = json!({ "name": "shop.example.com", "is_satellite": true });
    let made = call(&server, "domains.add", &[], new.clone()).await;
    let list = call(&server, "domains.list", &[], Value::Null).await;
    assert_eq!((&list["total_count"], &list["data"][0]["is_satellite"]), (&json!(2), &json!(false)));
    assert_eq!(list["data"][1], made);
    let own = list["data"][0]["id"].as_str().expect("an id");
    let id = made["id"].as_str().expect("an id");
    let proxy_url = json!("https://shop.example.com/__clerk");
    let updated = call(&server, "domains.update", &[id], json!({ "proxy_url": proxy_url })).await;
    assert_eq!((&updated["proxy_url"], &updated["frontend_api_url"]), (&proxy_url, &proxy_url));
    let check =
        call(&server, "proxyChecks.verify", &[], json!({ "domain_id": id, "proxy_url": proxy_url })).await;
    assert_eq!(check["successful"], true);
    call(&server, "betaFeatures.changeDomain", &[], json!({ "home_url": "https://bakery.example" })).await;
    let list = call(&server, "domains.list", &[], Value::Null).await;
    assert_eq!((&list["total_count"], &list["data"][0]["name"]), (&json!(2), &json!("bakery.example")));
    for (name, ids, wrong, status) in [
        ("domains.add", vec![], new, UNPROCESSABLE),
        ("domains.add", vec![], json!({ "name": "a.example", "is_satellite": false }), UNPROCESSABLE),
        ("domains.add", vec![], json!({ "name": "https://a.example", "is_satellite": true }), UNPROCESSABLE),
        ("domains.update", vec![id], json!({ "name": "bakery.example" }), UNPROCESSABLE),
        ("domains.update", vec![id], json!({ "proxy_url": "shop" }), UNPROCESSABLE),
        ("domains.delete", vec![own], Value::Null, StatusCode::FORBIDDEN),
        (
            "proxyChecks.verify",
            vec![],
            json!({ "domain_id": "dmn_none", "proxy_url": proxy_url }),
            StatusCode::NOT_FOUND,
        ),
        ("betaFeatures.changeDomain", vec![], json!({ "home_url": "bakery" }), UNPROCESSABLE),
    ] {
        assert_eq!(refused(&server, name, &ids, wrong.clone()).await.0, status, "{name} {wrong}");
    }
    call(&server, "domains.deleteDomain", &[id], Value::Null).await;
    assert_eq!(refused(&server, "domains.delete", &[id], Value::Null).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn webhooks_have_an_account_at_svix_at_most_once() {
    let server = Server::start().await;
    let missing = (StatusCode::BAD_REQUEST, "svix_app_missing".to_owned());
    assert_eq!(refused(&server, "webhooks.generateSvixAuthURL", &[], Value::Null).await, missing);
    assert_eq!(refused(&server, "webhooks.deleteSvixApp", &[], Value::Null).await, missing);
    let made = call(&server, "webhooks.createSvixApp", &[], Value::Null).await;
    assert_eq!(call(&server, "webhooks.generateSvixAuthURL", &[], Value::Null).await, made);
    let twice = refused(&server, "webhooks.createSvixApp", &[], Value::Null).await;
    assert_eq!(twice, (StatusCode::BAD_REQUEST, "svix_app_exists".to_owned()));
    call(&server, "webhooks.deleteSvixApp", &[], Value::Null).await;
    assert_eq!(refused(&server, "webhooks.generateSvixAuthURL", &[], Value::Null).await, missing);
}

#[tokio::test]
async fn an_app_without_keys_gets_those_of_the_stand_in() {
    let server = Server::start().await;
    for path in ["/v1/accountless_applications", "/v1/accountless_applications/complete"] {
        let made: Value = success(server.post(path)).await;
        assert_eq!(made["secret_key"], server.local.secret_key());
        assert_eq!(made["publishable_key"], server.local.publishable_key().as_str());
    }
}

#[tokio::test]
async fn enterprise_connections_are_for_domains_of_their_own() {
    let server = Server::start().await;
    let new = json!({
        "name": "Bakery", "provider": "saml_okta", "domains": ["Bakery.example"], "organization_id": HARBOUR_BAKERY,
        "saml": { "idp_entity_id": "okta", "idp_certificates": ["A"], "login_hint": { "mode": "off" } },
    });
    let made = call(&server, "enterpriseConnections.createEnterpriseConnection", &[], new.clone()).await;
    assert_eq!((&made["domains"], &made["active"]), (&json!(["bakery.example"]), &json!(false)));
    assert_eq!(made["saml_connection"]["idp_certificates"][0]["certificate"], "A");
    let id = made["id"].as_str().expect("an id");
    let changes =
        json!({ "active": true, "organization_id": null, "allow_organization_account_linking": null });
    let updated = call(&server, "enterpriseConnections.updateEnterpriseConnection", &[id], changes).await;
    assert_eq!((&updated["active"], &updated["organization_id"]), (&json!(true), &Value::Null));
    assert_eq!(updated["saml_connection"]["idp_entity_id"], "okta");
    let oidc = json!({
        "name": "Oven", "provider": "oidc_custom", "domains": ["oven.example"],
        "oidc": { "client_id": "c", "client_secret": "s", "discovery_url": "https://oven.example/d" },
    });
    let made = call(&server, "enterpriseConnections.createEnterpriseConnection", &[], oidc).await;
    assert_eq!(made["oauth_config"]["client_id"], "c");
    assert!(!made.to_string().contains("client_secret"));
    let active =
        call(&server, "enterpriseConnections.getEnterpriseConnectionList", &[], json!({ "active": true }))
            .await;
    assert_eq!((&active["total_count"], &active["data"][0]), (&json!(1), &updated));
    for (wrong, status) in [
        (new.clone(), UNPROCESSABLE),
        (json!({ "name": "x", "provider": "saml_okta", "domains": [] }), UNPROCESSABLE),
        (json!({ "name": "x", "provider": "carrier_pigeon", "domains": ["x.example"] }), UNPROCESSABLE),
        (
            json!({ "name": "x", "provider": "saml_okta", "domains": ["x.example"], "organization_id": "org_none" }),
            StatusCode::NOT_FOUND,
        ),
    ] {
        let name = "enterpriseConnections.createEnterpriseConnection";
        assert_eq!(refused(&server, name, &[], wrong.clone()).await.0, status, "{wrong}");
    }
    call(&server, "enterpriseConnections.deleteEnterpriseConnection", &[id], Value::Null).await;
    let gone = refused(&server, "enterpriseConnections.getEnterpriseConnection", &[id], Value::Null).await;
    assert_eq!(gone.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn saml_connections_are_the_older_form() {
    let server = Server::start().await;
    let new = json!({
        "name": "Bakery", "provider": "saml_custom", "domain": "bakery.example", "idp_certificate": "A",
        "attribute_mapping": { "first_name": "given" },
    });
    let made = call(&server, "samlConnections.createSamlConnection", &[], new).await;
    assert_eq!((&made["domain"], &made["idp_certificate"]), (&json!("bakery.example"), &json!("A")));
    assert_eq!(made["attribute_mapping"]["first_name"], "given");
    let id = made["id"].as_str().expect("an id");
    let updated =
        call(&server, "samlConnections.updateSamlConnection", &[id], json!({ "active": true })).await;
    assert_eq!(call(&server, "samlConnections.getSamlConnection", &[id], Value::Null).await, updated);
    let list = call(&server, "samlConnections.getSamlConnectionList", &[], json!({ "query": "Bake" })).await;
    assert_eq!(list["data"], json!([updated]));
    call(&server, "samlConnections.deleteSamlConnection", &[id], Value::Null).await;
    let list = call(&server, "samlConnections.getSamlConnectionList", &[], json!({})).await;
    assert_eq!(list["total_count"], 0);
}

#[tokio::test]
async fn subscriptions_come_from_the_seed() {
    let seed = json!({
        "users": [{ "id": "user_1" }],
        "plans": [
            { "id": "cplan_free", "name": "Free", "slug": "free", "for_payer_type": "user", "is_default": true },
            { "id": "cplan_pro", "name": "Pro", "slug": "pro", "for_payer_type": "user", "amount": 1250,
              "annual_amount": 12_000, "free_trial_days": 14, "features": ["ovens"] },
            { "id": "cplan_team", "name": "Team", "slug": "team", "for_payer_type": "org" },
        ],
        "subscriptions": [{ "id": "csub_1", "payer_id": "user_1", "items": [
            { "id": "csub_item_1", "plan_id": "cplan_pro", "is_free_trial": true, "period_end_at": 4_102_444_800_000_i64 },
        ] }],
    });
    let server = Server::start_with(State::parse(&seed.to_string(), "seed").expect("a seed")).await;
    let plans = call(&server, "billing.getPlanList", &[], json!({ "payer_type": "user" })).await;
    assert_eq!(plans["total_count"], 2);
    let subscription = call(&server, "billing.getUserBillingSubscription", &["user_1"], Value::Null).await;
    let item = &subscription["subscription_items"][0];
    assert_eq!((&item["status"], &item["plan"]["slug"]), (&json!("active"), &json!("pro")));
    assert_eq!(item["plan"]["fee"]["amount_formatted"], "12.50");
    let extended = json!({ "extend_to": "2100-02-01T00:00:00.000Z" });
    let answer = call(&server, "billing.extendSubscriptionItemFreeTrial", &["csub_item_1"], extended).await;
    assert_eq!(answer["period_end"], 4_105_123_200_000_i64);
    for wrong in ["2100-02-01", "2000-02-01T00:00:00.000Z", "2200-02-01T00:00:00.000Z"] {
        let name = "billing.extendSubscriptionItemFreeTrial";
        let refused = refused(&server, name, &["csub_item_1"], json!({ "extend_to": wrong })).await;
        assert_eq!(refused.0, UNPROCESSABLE, "{wrong}");
    }
    let cancelled =
        call(&server, "billing.cancelSubscriptionItem", &["csub_item_1"], json!({ "end_now": true })).await;
    assert_eq!(cancelled["status"], "ended");
    let again = refused(&server, "billing.cancelSubscriptionItem", &["csub_item_1"], json!({})).await;
    assert_eq!(again.0, UNPROCESSABLE);
}

#[tokio::test]
async fn who_has_no_subscription_is_said() {
    let server = Server::start().await;
    for (name, id) in [
        ("billing.getUserBillingSubscription", AMARA),
        ("billing.getOrganizationBillingSubscription", HARBOUR_BAKERY),
    ] {
        assert_eq!(refused(&server, name, &[id], Value::Null).await.0, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn the_settings_of_organizations_are_kept_and_shown_to_browsers() {
    let server = Server::start().await;
    let before = call(&server, "instance.getOrganizationSettings", &[], Value::Null).await;
    assert_eq!((&before["creator_role"], &before["slug_disabled"]), (&json!("org:admin"), &json!(false)));
    let roles = call(&server, "organizationRoles.getOrganizationRoleList", &[], json!({})).await;
    let mut roles = roles["data"].as_array().expect("an array").iter();
    let admin = roles.find(|role| role["key"] == "org:admin").expect("the role")["id"].clone();
    let changes = json!({
        "max_allowed_memberships": 7, "slug_disabled": true, "domains_enrollment_modes": ["automatic_invitation"],
        "creator_role_id": admin, "domains_default_role_id": admin, "enabled": null,
    });
    let after = call(&server, "instance.updateOrganizationSettings", &[], changes).await;
    assert_eq!((&after["enabled"], &after["domains_default_role"]), (&json!(true), &json!("org:admin")));
    assert_eq!(call(&server, "instance.getOrganizationSettings", &[], Value::Null).await, after);
    let environment: Value = success(server.get("/v1/environment")).await;
    let shown = &environment["organization_settings"];
    assert_eq!((&shown["max_allowed_memberships"], &shown["slug"]["disabled"]), (&json!(7), &json!(true)));
    assert_eq!(shown["domains"]["default_role"], "org:admin");
    let wrong = json!({ "creator_role_id": "role_none" });
    assert_eq!(
        refused(&server, "instance.updateOrganizationSettings", &[], wrong).await.0,
        StatusCode::NOT_FOUND
    );
}
