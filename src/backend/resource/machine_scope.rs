//! <https://clerk.com/docs/reference/backend/types/backend-machine-scope>

use super::Resource;
use super::field::plain;

pub(super) static MACHINE_SCOPE: Resource = Resource::answer(
    "MachineScope",
    "machine_scope",
    &[plain("from_machine_id"), plain("to_machine_id"), plain("created_at"), plain("deleted")],
);
