//! Ageing: what would have happened if everything had been earlier.

use std::mem;

use serde_json::Value;

use super::State;

/// Times that are not named `…_at`.
const OTHER_TIMES: [&str; 1] = ["expiration"];

/// The app's own data, in which a name says nothing.
const APP_DATA: [&str; 2] = ["claims", "actor"];

impl State {
    /// Moves all times by `milliseconds` into the past, so that sessions, invitations, tickets, codes and the like
    /// expire, while fresh tokens are valid in real time.
    ///
    /// By their names in snapshots, so that no row can be forgotten.
    pub fn age(&mut self, milliseconds: i64) {
        let mut nonces = mem::take(&mut self.nonces);
        nonces.age(milliseconds);
        let mut json = serde_json::to_value(&*self).expect("a state can be serialized");
        shift(&mut json, milliseconds);
        *self = serde_json::from_value(json).expect("a state with other times is a state");
        self.nonces = nonces;
    }
}

fn shift(json: &mut Value, milliseconds: i64) {
    match json {
        Value::Array(items) => items.iter_mut().for_each(|item| shift(item, milliseconds)),
        Value::Object(fields) => {
            for (name, value) in fields {
                let is_time = name.ends_with("_at") || OTHER_TIMES.contains(&name.as_str());
                if name.ends_with("metadata") || APP_DATA.contains(&name.as_str()) {
                    continue;
                }
                match value.as_i64().filter(|_| is_time) {
                    Some(time) => *value = Value::from(time - milliseconds),
                    None => shift(value, milliseconds),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::state::client::Client;
    use crate::state::session::{SESSION_LIFETIME_MS, Session};

    #[test]
    fn all_times_are_moved_but_not_the_data_of_apps() {
        let mut json = json!({
            "users": [{ "created_at": 5_000, "last_sign_in_at": null, "public_metadata": { "seen_at": 5_000 } }],
            "machine_tokens": [{ "expiration": 9_000, "claims": { "made_at": 5_000 } }],
            "lifetime_seconds": 5_000,
        });
        shift(&mut json, 1_000);
        assert_eq!(
            json,
            json!({
                "users": [{ "created_at": 4_000, "last_sign_in_at": null, "public_metadata": { "seen_at": 5_000 } }],
                "machine_tokens": [{ "expiration": 8_000, "claims": { "made_at": 5_000 } }],
                "lifetime_seconds": 5_000,
            })
        );
    }

    #[test]
    fn sessions_and_nonces_expire_with_age() {
        let mut state = State::default();
        let client = Client::new(1_000);
        let session = Session::new("user_1", &client.id, "http://localhost:3000", 1_000);
        let id = session.id.clone();
        state.clients.insert(client);
        state.sessions.insert(session);
        let nonce = state.nonces.keep(vec!["a=b".to_owned()], 1_000);
        state.age(SESSION_LIFETIME_MS);
        assert_eq!(state.session(&id).expect("the session").status(1_000), "expired");
        assert_eq!(state.nonces.take(&nonce, 1_000), None);
    }
}
