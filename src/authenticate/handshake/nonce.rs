//! The reference with which Clerk sends a browser back, in place of the cookies themselves (`authentication.md` §3.10).

use serde::Deserialize;
use serde_json::json;

use super::super::context::Context;
use super::super::notice::Notice;
use crate::backend::lookups::{Fingerprint, Kind, Lookup, TooMany};
use crate::backend::operation::authentication::HANDSHAKE_PAYLOAD;
use crate::backend::{Answer, CallError};

/// The cookies to be set, from the Backend API; or what the console reports where there are none.
pub(super) async fn exchange(context: &Context<'_>, nonce: &str) -> Result<Vec<String>, Notice> {
    #[derive(Deserialize)]
    struct Payload {
        directives: Vec<String>,
    }

    let (client, operation) = (&context.sessions.backend, &HANDSHAKE_PAYLOAD);
    let arguments = json!([{ "nonce": nonce }]).to_string();
    let fingerprint = Fingerprint::new(client, operation, &[nonce]);
    let lookup = Lookup { kind: Kind::Nonce, client, operation, arguments: &arguments, fingerprint };
    let outcome = context.sessions.lookups.ask(&lookup).await.map_err(|TooMany| Notice::TooManyLookups)?;
    let why = match &outcome.result {
        Ok(Answer::Json(body)) => match serde_json::from_str::<Payload>(body) {
            Ok(payload) => return Ok(payload.directives),
            Err(_) => "The Backend API answered without a list of cookies.".to_owned(),
        },
        Ok(Answer::Text(_) | Answer::Html | Answer::Nothing) => {
            "The Backend API's answer is not JSON.".to_owned()
        }
        Err(CallError::Rejected(rejection)) => {
            format!("The Backend API refused the nonce with the status {}.", rejection.status)
        }
        Err(CallError::Transport(error)) => format!("The Backend API was not reached: {error}."),
        Err(CallError::Argument(why)) => why.clone(),
        Err(CallError::Configuration(error)) => error.message.clone(),
    };
    Err(Notice::HandshakeFailed(why))
}
