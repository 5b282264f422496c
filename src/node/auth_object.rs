//! The core's functions for JavaScript's auth object: organization permissions and `has()`.

use napi_derive::napi;
use serde::Deserialize;
use serde_json::Value;

use clerk_express_native::auth_object::{
    Asked, FactorAges, Facts, Level, OrganizationClaims, Permissions, Question, Reverification,
    has as has_all, organization_permissions as decode_permissions,
};

/// Decodes the permissions in the claims `fea`, `o.per` and `o.fpm` as `org:<feature>:<permission>`, joined
/// by commas, which no part contains. Throws if an element of `fea` has no scope.
#[napi(catch_unwind)]
pub fn organization_permissions(
    features: String,
    permissions: String,
    feature_permission_map: String,
) -> napi::Result<String> {
    let claims = OrganizationClaims {
        features: &features,
        permissions: &permissions,
        feature_permission_map: &feature_permission_map,
    };
    let permissions = decode_permissions(claims);
    permissions
        .map(|permissions| permissions.join(","))
        .map_err(|error| napi::Error::from_reason(error.to_string()))
}

/// Whether the session described by `facts` satisfies `question`. Both are JSON created by the JavaScript
/// layer; an invalid requirement in `question` is `null`. `permissions` is what `organizationPermissions()`
/// returned for the session; without it, `facts` contains the permissions.
#[napi(catch_unwind)]
pub fn has(facts: String, question: String, permissions: Option<String>) -> bool {
    let facts: serde_json::Result<FactsJson> = serde_json::from_str(&facts);
    let question: serde_json::Result<QuestionJson> = serde_json::from_str(&question);
    match (facts, question) {
        (Ok(facts), Ok(question)) => {
            let mut facts = Facts::from(facts);
            if let Some(permissions) = permissions {
                facts.organization_permissions = Permissions::Joined(permissions);
            }
            has_all(&facts, &question.into())
        }
        // Not created by the JavaScript layer: anything invalid is not granted.
        _ => false,
    }
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct FactsJson {
    user_id: Value,
    org_id: Value,
    org_role: Value,
    org_permissions: Value,
    factor_verification_age: Value,
    features: Value,
    plans: Value,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct QuestionJson {
    #[serde(deserialize_with = "asked")]
    role: Asked<Value>,
    #[serde(deserialize_with = "asked")]
    permission: Asked<Value>,
    #[serde(deserialize_with = "asked")]
    feature: Asked<Value>,
    #[serde(deserialize_with = "asked")]
    plan: Asked<Value>,
    #[serde(deserialize_with = "asked")]
    reverification: Asked<Value>,
}

impl From<FactsJson> for Facts {
    fn from(json: FactsJson) -> Self {
        let text = |value: Value| match value {
            Value::String(text) => Some(text),
            _ => None,
        };
        let permissions = match json.org_permissions {
            Value::Array(values) => Permissions::Listed(values.into_iter().filter_map(text).collect()),
            _ => Permissions::default(),
        };
        let ages: Option<Vec<f64>> =
            json.factor_verification_age.as_array().and_then(|ages| ages.iter().map(Value::as_f64).collect());
        Self {
            user_id: text(json.user_id),
            organization_id: text(json.org_id),
            organization_role: text(json.org_role),
            organization_permissions: permissions,
            factor_ages: ages.as_deref().and_then(FactorAges::parse),
            features: text(json.features),
            plans: text(json.plans),
        }
    }
}

impl From<QuestionJson> for Question {
    fn from(json: QuestionJson) -> Self {
        Self {
            role: text(json.role),
            permission: text(json.permission),
            feature: text(json.feature),
            plan: text(json.plan),
            reverification: parse(json.reverification, reverification),
        }
    }
}

fn asked<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Asked<Value>, D::Error> {
    Value::deserialize(deserializer).map(Asked::For)
}

fn text(asked: Asked<Value>) -> Asked<String> {
    parse(asked, |value| value.as_str().map(str::to_owned))
}

fn parse<T>(asked: Asked<Value>, read: impl FnOnce(&Value) -> Option<T>) -> Asked<T> {
    match asked {
        Asked::For(value) => read(&value).map_or(Asked::Malformed, Asked::For),
        Asked::Malformed => Asked::Malformed,
        Asked::No => Asked::No,
    }
}

/// The name of a preset, or a level with its time.
fn reverification(value: &Value) -> Option<Reverification> {
    if let Some(name) = value.as_str() {
        return Reverification::preset(name);
    }
    let level = Level::from_name(value.get("level")?.as_str()?)?;
    Reverification::new(level, value.get("afterMinutes")?.as_f64()?)
}
