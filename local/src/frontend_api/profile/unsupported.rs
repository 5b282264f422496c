//! What users of Clerk can have, and users of the stand-in cannot: passkeys, wallets and external accounts.

use std::sync::Arc;

use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::errors::ApiError;
use crate::frontend_api::me::Me;
use crate::local_clerk::LocalClerk;

/// The paths of these resources.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    let resources = ["passkey", "web3_wallet", "external_account"];
    resources.into_iter().fold(Router::new(), |router, resource| {
        let root = format!("/me/{resource}s");
        let all = get(list).post(async move |_: Me| refuse(resource));
        // With a slash, as Clerk's scripts send it.
        router.route(&format!("{root}/"), all.clone()).route(&root, all)
    })
}

/// `GET`: there are none.
async fn list(me: Me) -> Result<Json<Value>, ApiError> {
    me.caller.answer(|_| Ok(json!([])))
}

/// `POST`
fn refuse(resource: &str) -> ApiError {
    ApiError::feature_not_enabled(resource)
}
