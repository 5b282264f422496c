//! Responses, compared with Clerk's OpenAPI document for the API version of the SDKs.
//!
//! The document is not part of this repository: download `bapi/2026-05-12.yml` from
//! <https://github.com/clerk/openapi-specs>, save it as `openapi-2026-05-12.yml`, and set `BACKEND_API_SPECIFICATION` to
//! its folder. Without it, nothing is compared, and the first test that would have says so.

mod schema;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::{env, fs};

use clerk_backend_api::Operation;
use serde_json::{Value, json};

use crate::calls::{Response, path_with};
use schema::Schema;

const NAME: &str = "openapi-2026-05-12.yml";

static DOCUMENT: LazyLock<Option<Document>> = LazyLock::new(|| {
    let found = file();
    if found.is_none() {
        eprintln!(
            "SKIPPED: responses are not compared with Clerk's OpenAPI document, because {NAME} is missing."
        );
    }
    let text = fs::read_to_string(found?).expect("a readable file");
    let json = yaml_serde::from_str(&text).expect("an OpenAPI document");
    Some(Document { json, schemas: Mutex::default() })
});

/// The differences that are known, with the reasons. The tests of `clerk-local` with Clerk's SDK have the same.
static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let known = include_str!("../../../test/local/backend-api/differences.json");
    serde_json::from_str(known).expect("differences")
});

/// A known difference.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Known {
    /// What the path contains; anything by default.
    #[serde(default)]
    path: String,
    /// How the difference ends.
    difference: String,
    #[serde(rename = "reason")]
    _reason: String,
}

/// Clerk's OpenAPI document.
pub(crate) struct Document {
    json: Value,
    schemas: Mutex<HashMap<String, &'static Schema>>,
}

/// Clerk's document, if it is there.
pub(crate) fn document() -> Option<&'static Document> {
    DOCUMENT.as_ref()
}

/// What the document does not allow in a response that succeeds. Nothing without the document, and for operations that
/// it does not have.
pub(crate) fn differences(operation: &Operation, ids: &[&str], response: &Response) -> Vec<String> {
    let found = document().and_then(|document| document.differences(operation, ids, response));
    found.unwrap_or_default()
}

/// Whether a difference is not a known one.
#[expect(clippy::ptr_arg, reason = "a filter of strings")]
pub(crate) fn is_unexpected(difference: &String) -> bool {
    !KNOWN.iter().any(|known| known.covers(difference))
}

/// The known differences that are not among those found.
pub(crate) fn unneeded(found: &[String]) -> Vec<&'static Known> {
    KNOWN.iter().filter(|known| !found.iter().any(|difference| known.covers(difference))).collect()
}

impl Known {
    fn covers(&self, difference: &str) -> bool {
        difference.contains(&self.path) && difference.ends_with(&self.difference)
    }
}

impl Document {
    /// What it does not allow in a response; `None` if it does not have the operation.
    pub(crate) fn differences(
        &self,
        operation: &Operation,
        ids: &[&str],
        response: &Response,
    ) -> Option<Vec<String>> {
        let placeholders = vec!["{}"; ids.len()];
        let (route, described) =
            self.operation(operation.verb.as_str(), &path_with(operation, &placeholders))?;
        let name = format!("{} {route}", operation.verb.as_str());
        let responses = described["responses"].as_object()?;
        let (status, expected) = responses.iter().find(|(status, _)| status.starts_with('2'))?;
        let mut differences = Vec::new();
        if *status != response.status.as_str() {
            differences.push(format!("{name} has the status {}, not {status}", response.status.as_str()));
        }
        let expected = self.resolved(expected);
        if let Some(schema) = expected.pointer("/content/application~1json/schema") {
            let is_array = self.resolved(schema)["type"] == "array";
            // The document has only the older form of some lists, which is an array.
            let body = response.body.get("data").filter(|data| is_array && data.is_array());
            let faults = self.schema(&name, schema).faults(body.unwrap_or(&response.body));
            differences.extend(faults.into_iter().map(|fault| format!("{name}: {fault}")));
        }
        Some(differences)
    }

    /// What a schema of the document does not allow in a value.
    pub(crate) fn differences_from(&self, schema: &str, value: &Value) -> Vec<String> {
        let reference = json!({ "$ref": format!("#/components/schemas/{schema}") });
        let faults = self.schema(schema, &reference).faults(value);
        faults.into_iter().map(|fault| format!("{schema}: {fault}")).collect()
    }

    /// The route with a path in which IDs are `{}`, and its operation.
    fn operation(&self, verb: &str, path: &str) -> Option<(&str, &Value)> {
        let segments = |route: &str| -> Vec<String> {
            let name = |part: &str| if part.starts_with('{') { "{}".to_owned() } else { part.to_owned() };
            route.split('/').map(name).collect()
        };
        let (route, item) =
            self.json["paths"].as_object()?.iter().find(|(route, _)| segments(route) == segments(path))?;
        Some((route, item.get(verb.to_lowercase())?))
    }

    fn resolved<'d>(&'d self, value: &'d Value) -> &'d Value {
        let target =
            value["$ref"].as_str().and_then(|reference| self.json.pointer(reference.strip_prefix('#')?));
        target.map_or(value, |target| self.resolved(target))
    }

    /// A schema of the document, by a name that is its own.
    fn schema(&self, name: &str, schema: &Value) -> &'static Schema {
        let mut schemas = self.schemas.lock().unwrap_or_else(PoisonError::into_inner);
        let compiled = || &*Box::leak(Box::new(Schema::compile(&self.json, schema)));
        schemas.entry(name.to_owned()).or_insert_with(compiled)
    }
}

fn file() -> Option<PathBuf> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let shared = ["..", "../.."].map(|parent| repository.join(parent).join("shared/spec/backend-api"));
    let own = env::var_os("BACKEND_API_SPECIFICATION").map(PathBuf::from);
    own.into_iter().chain(shared).map(|folder| folder.join(NAME)).find(|file| file.exists())
}
