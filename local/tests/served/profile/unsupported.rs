//! Passkeys, wallets and external accounts, which the stand-in does not have.

use serde_json::{Value, json};

use super::{ADA, refused, server};
use crate::frontend_api::Browser;
use crate::support::success;

#[tokio::test]
async fn what_is_not_supported_is_refused_and_listed_as_empty() {
    let server = server().await;
    let (browser, _) = Browser::signed_in(&server, ADA).await;
    for path in ["/v1/me/passkeys", "/v1/me/web3_wallets", "/v1/me/web3_wallets/", "/v1/me/external_accounts"]
    {
        let body: Value = success(browser.get(path)).await;
        assert_eq!(body["response"], json!([]), "{path}");
        refused(browser.post(path, &[]), 403, "feature_not_enabled").await;
    }
}
