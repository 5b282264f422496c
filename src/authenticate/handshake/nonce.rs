//! Exchanges a nonce, which refers to the cookies of a handshake (`authentication.md` §3.10).

use serde::Deserialize;
use serde_json::json;

use super::super::context::Context;
use super::super::notice::Notice;
use crate::backend::lookups::{Fingerprint, Kind, Lookup, TooMany};
use crate::backend::operation::authentication::HANDSHAKE_PAYLOAD;
use crate::backend::{Answer, CallError};

/// The cookies to set, from the Backend API; or the notice if there are none.
pub(super) async fn exchange(context: &Context<'_>, nonce: &str) -> Result<Vec<String>, Notice> {
    #[derive(Deserialize)]
    struct Payload {
        directives: Vec<String>,
    }

    let (client, operation) = (&context.sessions.backend, &HANDSHAKE_PAYLOAD);
    let arguments = json!([{ "nonce": nonce }]).to_string();
    let fingerprint = Fingerprint::new(client, operation, &[nonce]);
    let lookup = Lookup { kind: Kind::Nonce, client, operation, arguments: &arguments, fingerprint };
    let reply = context.sessions.lookups.ask(&lookup).await.map_err(|TooMany| Notice::TooManyLookups)?;
    let why = match &reply.outcome.result {
        Ok(Answer::Json(body)) => match serde_json::from_str::<Payload>(body) {
            Ok(payload) => return Ok(payload.directives),
            Err(_) => "The Backend API responded without an array of cookies.".to_owned(),
        },
        Ok(Answer::Text(_) | Answer::Html | Answer::Nothing) => {
            "The Backend API's response is not JSON.".to_owned()
        }
        Err(CallError::Rejected(rejection)) => {
            format!("The Backend API rejected the nonce with status {}.", rejection.status)
        }
        Err(CallError::Transport(error)) => format!("The Backend API could not be reached: {error}."),
        Err(CallError::Argument(why)) => why.clone(),
        Err(CallError::Configuration(error)) => error.message.clone(),
    };
    Err(Notice::HandshakeFailed(why))
}
