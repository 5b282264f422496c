//! Machines and their tokens.

use serde_json::{Map, Value, json};

use super::View;
use crate::state::machine::Machine;
use crate::state::machine_token::{MachineToken, MachineTokenKind as Kind};

impl View<'_> {
    /// A machine with those that it can authenticate to. Their own ones are not shown.
    pub(crate) fn machine(&self, machine: &Machine) -> Value {
        let scoped = machine.scoped_machine_ids.iter().filter_map(|id| self.state.machines.get(id));
        let mut payload = self.plain_machine(machine);
        payload["scoped_machines"] = scoped.map(|one| self.plain_machine(one)).collect();
        payload
    }

    fn plain_machine(&self, machine: &Machine) -> Value {
        json!({
            "object": "machine",
            "id": machine.id,
            "name": machine.name,
            "instance_id": self.instance_id(),
            "default_token_ttl": machine.default_token_ttl,
            "created_at": machine.created_at,
            "updated_at": machine.updated_at,
        })
    }

    /// An API key, machine-to-machine token or OAuth access token, without the token.
    pub(crate) fn machine_token(&self, token: &MachineToken) -> Value {
        let mut payload = Map::from_iter([("object".to_owned(), json!(object(token.kind)))]);
        let common = json!({
            "id": token.id,
            "subject": token.subject,
            "scopes": token.scopes,
            "revoked": token.revoked,
            "revocation_reason": token.revocation_reason,
            "expired": token.has_expired(self.now_ms),
            "expiration": token.expiration,
            "created_at": token.created_at,
            "updated_at": token.updated_at.unwrap_or(token.created_at),
        });
        let own = match token.kind {
            Kind::ApiKey => json!({
                "type": "api_key",
                "name": token.name,
                "claims": token.claims,
                "created_by": token.created_by,
                "description": token.description,
                "last_used_at": token.last_used_at,
            }),
            Kind::M2mToken => json!({ "claims": token.claims, "last_used_at": token.last_used_at }),
            Kind::OauthToken => json!({ "type": "oauth:access_token", "client_id": token.client_id }),
        };
        for part in [common, own] {
            payload.extend(part.as_object().cloned().into_iter().flatten());
        }
        Value::Object(payload)
    }
}

fn object(kind: Kind) -> &'static str {
    match kind {
        Kind::ApiKey => "api_key",
        Kind::M2mToken => "machine_to_machine_token",
        Kind::OauthToken => "clerk_idp_oauth_access_token",
    }
}
