//! Parameters that are also fields of the response come back in it: none is accepted and dropped.

use std::collections::BTreeSet;

use clerk_backend_api::{Answer, INPUTS, Input, InputKind, NAMESPACES, Operation};
use serde_json::Value;

/// Parameters that do not come back, or are not sent, with the reason.
const EXCEPTIONS: [(&str, &str); 4] = [
    ("apiKeys.verify secret", "only the creation and `getSecret` show it"),
    ("m2m.verify token", "only the creation shows it"),
    (
        "organizations.updateOrganizationDomain name",
        "the document has no such parameter: the name of a domain is fixed",
    ),
    (
        "users.updateUser primary_web3_wallet_id",
        "users have no wallets here, of which one could be the primary one",
    ),
];

/// A time in requests, and in responses.
const TIME: (&str, i64) = ("1970-01-01T00:00:01.000Z", 1_000);

/// The parameters that were sent, and those that did not come back.
#[derive(Default)]
pub(crate) struct Parameters {
    sent: BTreeSet<String>,
    dropped: BTreeSet<String>,
}

impl Parameters {
    /// Compares the input of an operation with the response.
    pub(crate) fn compare(&mut self, operation: &'static Operation, input: &Value, response: &Value) {
        for one in comparable(operation) {
            let Some(sent) = input.get(one.name).filter(|value| !value.is_null()) else { continue };
            let name = format!("{} {}", operation.name, one.name);
            if !is_same(sent, &response[one.name]) {
                self.dropped.insert(name.clone());
            }
            self.sent.insert(name);
        }
    }

    /// What is wrong: parameters that were dropped or were never sent, and exceptions that are not needed.
    pub(crate) fn differences(&self) -> Vec<String> {
        let operations = NAMESPACES.iter().flat_map(|namespace| namespace.operations);
        let all =
            operations.flat_map(|one| comparable(one).map(|input| format!("{} {}", one.name, input.name)));
        let not_sent = all.filter(|name| !self.sent.contains(name));
        let wrong: BTreeSet<String> = self.dropped.iter().cloned().chain(not_sent).collect();
        let is_exception = |name: &String| EXCEPTIONS.iter().any(|(exception, _)| exception == name);
        let unneeded = EXCEPTIONS.iter().filter(|(name, _)| !wrong.contains(*name));
        let unneeded =
            unneeded.map(|(name, _)| format!("{name} is not needed as an exception")).collect::<Vec<_>>();
        wrong.into_iter().filter(|name| !is_exception(name)).chain(unneeded).collect()
    }
}

/// The scalar parameters of the body that are also fields of the response.
fn comparable(operation: &'static Operation) -> impl Iterator<Item = &'static Input> {
    let Answer::One(resource) = operation.answer else { return Vec::new().into_iter() };
    let fields = resource.resource().fields;
    let inputs = INPUTS.iter().find(|inputs| inputs.operation == operation.name).map(|inputs| &inputs.body);
    let scalars = inputs.into_iter().flat_map(|body| body.inputs()).filter(|input| {
        !matches!(input.kind, InputKind::Texts | InputKind::Json | InputKind::Any)
            && fields.iter().any(|field| field.name == input.name)
    });
    scalars.collect::<Vec<_>>().into_iter()
}

fn is_same(sent: &Value, received: &Value) -> bool {
    sent == received || (sent == TIME.0 && received == TIME.1)
}
