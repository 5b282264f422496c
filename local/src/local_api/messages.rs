//! `GET /local/messages`: the inbox.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::backend_api::Parameters;
use crate::local_clerk::LocalClerk;

#[derive(Deserialize)]
pub(super) struct Question {
    /// An email address or a phone number.
    to: Option<String>,
}

/// Responds with the messages to an address, or with all of them, the newest first.
pub(super) async fn list(
    State(local): State<Arc<LocalClerk>>,
    Parameters(question): Parameters<Question>,
) -> Json<Value> {
    let state = local.state();
    let is_wanted = |to: &str| question.to.as_ref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(to));
    let data: Vec<_> = state.messages.iter().rev().filter(|message| is_wanted(&message.to)).collect();
    Json(json!({ "data": data, "total_count": data.len() }))
}
