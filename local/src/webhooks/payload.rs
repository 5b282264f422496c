//! What is in a webhook.

use serde_json::{Value, json};

use crate::local_clerk::LocalClerk;
use crate::state::State;
use crate::state::event::Event;
use crate::views::View;

/// The body of the webhook for an event; `None` if Clerk has no webhook for it.
pub(crate) fn payload(local: &LocalClerk, state: &State, event: &Event) -> Option<Value> {
    let (resource, verb) = event.kind.split_once('.')?;
    let data =
        if event.data.is_null() { current(local, state, resource, verb, event)? } else { event.data.clone() };
    Some(json!({
        "data": data,
        "event_attributes": { "http_request": { "client_ip": "127.0.0.1", "user_agent": "" } },
        "instance_id": local.signing_key().kid(),
        "object": "event",
        "timestamp": event.at,
        "type": event.kind,
    }))
}

/// The resource as it is now, or what is left of it.
fn current(local: &LocalClerk, state: &State, resource: &str, verb: &str, event: &Event) -> Option<Value> {
    let id = event.subject.as_deref()?;
    let object = object(resource)?;
    if verb == "deleted" && event.before.is_none() {
        return Some(json!({ "deleted": true, "id": id, "object": object }));
    }
    let now = View::backend(local, state);
    let state = event.before.as_deref().unwrap_or(state);
    let view = View::backend(local, state);
    match resource {
        "user" => state.users.get(id).map(|user| view.user(user)),
        "session" => state.sessions.get(id).map(|session| view.session(session)),
        "organization" => state.organizations.get(id).map(|organization| view.organization(organization)),
        "organizationMembership" => state.users.iter().find_map(|user| {
            let mut memberships = user.organization_memberships.iter();
            let membership = memberships.find(|one| one.id == id)?;
            let mut payload = view.membership(user, membership);
            // Of a membership that was deleted, the organization is as it is now, unless it was deleted too.
            if let Ok(organization) = now.organization_with_id(&membership.organization_id) {
                payload["organization"] = organization;
            }
            Some(payload)
        }),
        "organizationInvitation" => {
            let invitation = state.organization_invitations.get(id);
            invitation.map(|one| view.organization_invitation(one))
        }
        "organizationDomain" => state.organization_domains.get(id).map(|one| view.organization_domain(one)),
        "email" | "sms" => state.messages.get(id).map(|one| view.message(one)),
        "waitlistEntry" => state.waitlist_entries.get(id).map(|one| view.waitlist_entry(one)),
        "subscription" => state.subscriptions.get(id).map(|one| view.subscription_in_webhook(one)),
        "subscriptionItem" => {
            state.subscription_item(id).ok().map(|(of, item)| view.subscription_item_in_webhook(of, item))
        }
        "role" => state.role(id).ok().map(|one| view.role(one)),
        "permission" => state.permission(id).ok().map(|one| view.permission(one)),
        _ => None,
    }
}

/// The `object` of a resource's payload.
fn object(resource: &str) -> Option<&'static str> {
    Some(match resource {
        "user" => "user",
        "session" => "session",
        "organization" => "organization",
        "organizationMembership" => "organization_membership",
        "organizationInvitation" => "organization_invitation",
        "organizationDomain" => "organization_domain",
        "email" => "email",
        "sms" => "sms_message",
        "role" => "role",
        "permission" => "permission",
        "waitlistEntry" => "waitlist_entry",
        "subscription" => "commerce_subscription",
        "subscriptionItem" => "commerce_subscription_item",
        _ => return None,
    })
}
