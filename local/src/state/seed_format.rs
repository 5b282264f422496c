//! The formats of seeds: JSON, and YAML for those that people write. Errors name the invalid place.

use std::fmt::Display;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde_path_to_error::Path as Place;

/// The format of a seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeedFormat {
    /// `.json`, and every other ending.
    Json,
    /// `.yaml` or `.yml`. Aliases are expanded as long as the file stays small; they cannot contain themselves.
    Yaml,
}

impl SeedFormat {
    /// The format of a file, by its name.
    pub fn of(file: &Path) -> Self {
        let is_yaml =
            |ending: &str| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml");
        match file.extension().and_then(|ending| ending.to_str()) {
            Some(ending) if is_yaml(ending) => Self::Yaml,
            _ => Self::Json,
        }
    }

    /// Parses one document.
    ///
    /// # Errors
    /// The rest of a sentence that begins with "… is invalid": the place, and what was expected.
    pub(super) fn parse<T: DeserializeOwned>(self, text: &str) -> Result<T, String> {
        match self {
            Self::Json => json(text),
            Self::Yaml => yaml(text),
        }
    }
}

fn json<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let mut json = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut json)
        .map_err(|error| at(&error.path().clone(), &error.into_inner()))?;
    json.end().map_err(|error| format!(": {error}"))?;
    Ok(value)
}

fn yaml<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_path_to_error::deserialize(yaml_serde::Deserializer::from_str(text)).map_err(|error| {
        let path = error.path().clone();
        let message = error.into_inner().to_string();
        // These two have no position, and a path that is as deep as the aliases are.
        if message.contains("repetition limit exceeded") {
            return ": its aliases (*name) expand to too much. Write out the values that repeat others"
                .to_owned();
        }
        if message.contains("recursion limit exceeded") {
            return ": it is nested too deeply, or an alias (*name) contains itself".to_owned();
        }
        // Some messages of the parser begin with a path of their own.
        let text = match message.split_once(": ") {
            Some((start, rest)) if path.to_string().starts_with(start) => rest,
            _ => &message,
        };
        at(&path, &text)
    })
}

fn at(path: &Place, message: &dyn Display) -> String {
    match path.to_string() {
        path if path == "." => format!(": {message}"),
        path => format!(" at {path}: {message}"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::state::State;

    fn seed(text: &str) -> Result<State, String> {
        State::parse_as(SeedFormat::Yaml, text, "people.yaml").map_err(|error| error.to_string())
    }

    fn fault(text: &str) -> String {
        seed(text).expect_err(text)
    }

    #[test]
    fn the_name_of_a_file_says_its_format() {
        for (name, format) in [
            ("people.yaml", SeedFormat::Yaml),
            ("people.YML", SeedFormat::Yaml),
            ("people.json", SeedFormat::Json),
            ("yaml", SeedFormat::Json),
            ("people.yaml.json", SeedFormat::Json),
        ] {
            assert_eq!(SeedFormat::of(name.as_ref()), format, "{name}");
        }
    }

    #[test]
    fn yaml_means_the_same_as_json() {
        let text = r#"
            # The people of the bakery
            organizations:
              - { id: org_1, name: "Bread & Butter", slug: bread }
            users:
              - id: user_ada    # the first is the default
                first_name: Ada
                created_at: 1700000000000
                email_addresses: [ada@example.com]
                organization_memberships: &members
                  - organization_id: org_1
                    role: org:admin
                public_metadata:
                  born: 1815-12-10
                  since: 2026-01-01T00:00:00Z
                  country: NO
                  answers: [yes, off, true, null, 1.5, "7"]
                  text: |
                    two
                    lines
              - id: user_bob
                organization_memberships: *members
        "#;
        let json = json!({
            "organizations": [{ "id": "org_1", "name": "Bread & Butter", "slug": "bread" }],
            "users": [
                {
                    "id": "user_ada",
                    "first_name": "Ada",
                    "created_at": 1_700_000_000_000_i64,
                    "email_addresses": ["ada@example.com"],
                    "organization_memberships": [{ "organization_id": "org_1", "role": "org:admin" }],
                    "public_metadata": {
                        "born": "1815-12-10",
                        "since": "2026-01-01T00:00:00Z",
                        "country": "NO",
                        "answers": ["yes", "off", true, null, 1.5, "7"],
                        "text": "two\nlines\n",
                    },
                },
                {
                    "id": "user_bob",
                    "organization_memberships": [{ "organization_id": "org_1", "role": "org:admin" }],
                },
            ],
        });
        let of_json = State::parse(&json.to_string(), "people.json").expect("a seed");
        let users = |state: State| {
            let users: Vec<Value> = state
                .users
                .iter()
                .map(|user| json!([user.id, user.first_name, user.public_metadata, user.created_at]))
                .collect();
            let roles: Vec<String> = state
                .users
                .iter()
                .flat_map(|user| &user.organization_memberships)
                .map(|membership| format!("{:?}", membership.role))
                .collect();
            (users, roles)
        };
        assert_eq!(users(seed(text).expect("a seed")), users(of_json));
    }

    #[test]
    fn a_snapshot_is_yaml_too() {
        let snapshot = serde_json::to_string_pretty(&State::built_in()).expect("JSON");
        let restored = seed(&snapshot).expect("a seed");
        assert_eq!(serde_json::to_string_pretty(&restored).expect("JSON"), snapshot);
    }

    #[test]
    fn an_error_names_the_file_the_place_and_what_was_expected() {
        assert_eq!(
            fault("users:\n  - id: user_1\n    created_at: 2026-01-01\n"),
            "people.yaml is invalid at users[0].created_at: invalid type: string \"2026-01-01\", expected i64 at \
             line 3 column 17"
        );
        for (text, parts) in [
            ("", ["missing field `users`", "", ""]),
            ("# nothing\n", ["missing field `users`", "", "line 2"]),
            ("users: []\nuser: 1\n", ["unknown field `user`", "expected one of", "line 2 column 1"]),
            ("users:\n  - id: a\n\tname: x\n", ["tab character", "indentation", "line 3 column 1"]),
            ("users: [\n", ["did not find expected node content", "", "line 2 column 1"]),
            ("users:\n  - id: [1]\n", ["users[0].id", "expected a string", "line 2 column 9"]),
            (
                "users:\n  - id: a\n    email_addresses: [3]\n",
                ["users[0].email_addresses[0]", "expected", "line 3"],
            ),
            ("users: []\n---\nusers: []\n", ["more than one document", "", ""]),
            ("users: *people\n", ["unknown anchor", "", "line 1 column 8"]),
            ("users:\n  - id: a\n  - id: a\n", ["users", "\"a\"", "duplicate"]),
            (
                "users:\n  - id: a\n    public_metadata: { a: !secret b }\n",
                ["public_metadata", "enum", "line 3"],
            ),
        ] {
            let fault = fault(text);
            for part in parts.into_iter().chain(["people.yaml is invalid"]) {
                assert!(fault.contains(part), "{part:?} is not in {fault:?}");
            }
        }
    }

    #[test]
    fn aliases_cannot_expand_to_a_billion_values() {
        let mut text =
            "users:\n - id: a\n   public_metadata:\n    - &l0 [lol, lol, lol, lol, lol, lol, lol, lol]\n"
                .replace("public_metadata:\n    -", "public_metadata:\n    l:");
        for level in 1..12 {
            let aliases = vec![format!("*l{}", level - 1); 10].join(", ");
            text.push_str(&format!("    l{level}: &l{level} [{aliases}]\n"));
        }
        assert!(fault(&text).contains("aliases (*name) expand to too much"), "{}", fault(&text));
        let itself = "users:\n - id: a\n   public_metadata: &m\n    m: *m\n";
        assert!(fault(itself).contains("an alias (*name) contains itself"), "{}", fault(itself));
        assert!(fault(itself).len() < 200);
    }

    #[test]
    fn a_secret_key_is_never_shown() {
        for text in ["secret_key: sk_test_4b cd\nusers: []\n", "secret_key: [sk_test_4bcd]\nusers: []\n"] {
            let fault = fault(text);
            assert!(fault.contains("secret_key") && !fault.contains("4b"), "{fault}");
        }
    }
}
