//! What holds of every state.

use std::collections::{HashMap, HashSet};

use clerk_local::state::State;
use clerk_local::state::table::{Row, Table};
use clerk_local::state::term::{Field, Term};
use serde_json::Value;

/// Fields that name no row, or a row that may be gone: the table, or `""` for all, and the field.
const EXCEPTIONS: [(&str, &str); 10] = [
    // IDs in other systems, and of the protocol of OAuth.
    ("", "external_id"),
    ("", "client_id"),
    // What users made for others outlives them.
    ("organizations", "created_by"),
    ("organization_invitations", "inviter_id"),
    ("machine_tokens", "created_by"),
    // What has ended is a record of what was.
    ("sessions", "user_id"),
    ("sign_ups", "created_user_id"),
    ("messages", "user_id"),
    ("sign_ups", "invitation_id"),
    ("waitlist_entries", "invitation_id"),
];

/// The app's own data, in which a name says nothing.
const APP_DATA: [&str; 3] = ["claims", "actor", "parameters"];

/// Checks a state.
///
/// # Errors
/// What is wrong with it.
pub(super) fn check(state: &State) -> Result<(), String> {
    let json = serde_json::to_value(state).expect("a state can be serialized");
    let tables = json.as_object().expect("an object");
    check_references(tables.iter())?;
    check_unique(state)?;
    check_memberships(state)?;
    check_index("users", &state.users)?;
    check_index("organizations", &state.organizations)?;
    check_index("organization_invitations", &state.organization_invitations)
}

/// By their names in snapshots, so that no field can be forgotten.
fn check_references<'s>(tables: impl Iterator<Item = (&'s String, &'s Value)> + Clone) -> Result<(), String> {
    let mut known = HashSet::new();
    tables.clone().for_each(|(_, rows)| collect_ids(rows, &mut known));
    for (table, rows) in tables {
        for row in rows.as_array().into_iter().flatten() {
            let dangling = dangling(table, row, &known);
            if let Some((field, id)) = dangling {
                return Err(format!("{field} of a row of {table} is {id:?}, which does not exist: {row}"));
            }
        }
    }
    Ok(())
}

fn collect_ids<'s>(json: &'s Value, known: &mut HashSet<&'s str>) {
    match json {
        Value::Array(items) => items.iter().for_each(|item| collect_ids(item, known)),
        Value::Object(fields) => {
            known.extend(fields.get("id").and_then(Value::as_str));
            fields.values().for_each(|value| collect_ids(value, known));
        }
        _ => {}
    }
}

fn dangling<'s>(table: &str, json: &'s Value, known: &HashSet<&str>) -> Option<(&'s str, &'s str)> {
    let fields = match json {
        Value::Object(fields) => fields,
        Value::Array(items) => return items.iter().find_map(|item| dangling(table, item, known)),
        _ => return None,
    };
    fields.iter().find_map(|(name, value)| {
        let is_app_data = name.ends_with("metadata") || APP_DATA.contains(&name.as_str());
        let is_exception =
            EXCEPTIONS.iter().any(|(of, field)| field == name && (of.is_empty() || *of == table));
        if is_app_data || is_exception {
            return None;
        }
        let is_reference = name.ends_with("_id") || name.ends_with("_ids") || name == "created_by";
        let is_reference = is_reference || (table, name.as_str()) == ("machine_tokens", "subject");
        let ids = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        let unknown = ids.iter().filter_map(Value::as_str).find(|id| is_reference && !known.contains(id));
        unknown.map(|id| (name.as_str(), id)).or_else(|| dangling(table, value, known))
    })
}

fn check_unique(state: &State) -> Result<(), String> {
    let users = || state.users.iter();
    let addresses = users().flat_map(|user| &user.email_addresses).filter(|one| one.is_verified());
    unique("verified email address", addresses.map(|one| one.email_address.to_lowercase()))?;
    let numbers = users().flat_map(|user| &user.phone_numbers).filter(|one| one.is_verified());
    let numbers = numbers.filter(|one| !one.reserved_for_second_factor);
    unique("verified phone number", numbers.map(|one| one.phone_number.clone()))?;
    unique("username", users().filter_map(|user| user.username.as_ref()).map(|name| name.to_lowercase()))?;
    unique("external ID", users().filter_map(|user| user.external_id.clone()))?;
    unique("slug", state.organizations.iter().map(|one| one.slug.clone()))?;
    let roles = &state.instance.roles;
    unique("role", roles.iter().map(|one| one.key.key()))?;
    unique("permission", state.instance.permissions.iter().map(|one| one.key.key()))?;
    unique("role set", state.instance.role_sets.iter().map(|one| one.key.clone()))?;
    let contacts = users().flat_map(|user| &user.email_addresses).map(|one| one.id.clone());
    let contacts = contacts.chain(users().flat_map(|user| &user.phone_numbers).map(|one| one.id.clone()));
    unique("ID of a contact", contacts)?;
    let memberships = users().flat_map(|user| &user.organization_memberships);
    unique("ID of a membership", memberships.map(|one| one.id.clone()))
}

fn unique(what: &str, values: impl Iterator<Item = String>) -> Result<(), String> {
    let mut seen = HashSet::new();
    for value in values {
        if !seen.insert(value.clone()) {
            return Err(format!("two rows have the {what} {value:?}"));
        }
    }
    Ok(())
}

/// Roles that exist in existing organizations, once each; organizations with members have one who can manage them.
fn check_memberships(state: &State) -> Result<(), String> {
    for user in state.users.iter() {
        let mut seen = HashSet::new();
        for membership in &user.organization_memberships {
            if !seen.insert(&membership.organization_id) {
                return Err(format!("{} is a member of {} twice", user.id, membership.organization_id));
            }
            if state.instance.role(&membership.role).is_none() {
                return Err(format!(
                    "{} has the role {}, which does not exist",
                    user.id,
                    membership.role.key()
                ));
            }
        }
    }
    for set in &state.instance.role_sets {
        let missing = set.roles.iter().find(|key| state.instance.role(key).is_none());
        if let Some(role) = missing {
            return Err(format!("{} has the role {}, which does not exist", set.key, role.key()));
        }
        if ![&set.default_role, &set.creator_role].into_iter().all(|role| set.roles.contains(role)) {
            return Err(format!("{} lacks the role of its new members or its creators", set.key));
        }
    }
    match state.instance.role_sets.iter().filter(|set| set.initial).count() {
        1 => Ok(()),
        other => Err(format!("there are {other} initial role sets")),
    }
}

/// Compares what is found by a term with a scan of all rows.
fn check_index<R: Row>(name: &str, table: &Table<R>) -> Result<(), String> {
    let mut scanned: HashMap<(Field, String), Vec<&str>> = HashMap::new();
    for row in table.iter() {
        row.terms(&mut |term: Term<'_>| {
            let ignores_case = matches!(term.field(), Field::EmailAddress | Field::Username);
            let text = if ignores_case { term.text().to_ascii_lowercase() } else { term.text().to_owned() };
            let keys = scanned.entry((term.field(), text)).or_default();
            if keys.last() != Some(&row.key()) {
                keys.push(row.key());
            }
        });
    }
    for ((field, text), keys) in scanned {
        let found: Vec<&str> = table.with(field.is(&text)).map(Row::key).collect();
        if found != keys {
            return Err(format!("{field:?} {text:?} of {name} is that of {keys:?}, but {found:?} are found"));
        }
    }
    Ok(())
}
