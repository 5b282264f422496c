//! <https://clerk.com/docs/reference/backend-api/tag/waitlist-entries>

use super::Namespace;
use super::parameter::{BODY, Parameter, QUERY};
use super::row::{delete, get, post};

pub(super) static WAITLIST_ENTRIES: Namespace = Namespace {
    name: "waitlistEntries",
    operations: &[
        get("waitlistEntries.list", "/waitlist_entries", &[QUERY]).paged(),
        post("waitlistEntries.create", "/waitlist_entries", &[BODY]),
        post("waitlistEntries.createBulk", "/waitlist_entries/bulk", &[Parameter::List]),
        post(
            "waitlistEntries.invite",
            "/waitlist_entries/{waitlistEntryId}/invite",
            &[Parameter::Id("waitlistEntryId"), BODY],
        ),
        post(
            "waitlistEntries.reject",
            "/waitlist_entries/{waitlistEntryId}/reject",
            &[Parameter::Id("waitlistEntryId")],
        ),
        delete(
            "waitlistEntries.delete",
            "/waitlist_entries/{waitlistEntryId}",
            &[Parameter::Id("waitlistEntryId")],
        ),
    ],
};
