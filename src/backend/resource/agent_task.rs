//! <https://clerk.com/docs/reference/backend/types/backend-agent-task>

use super::field::{field, plain};
use super::{Field, Kind, Resource};

pub(super) static AGENT_TASK: Resource = Resource::answer(
    "AgentTask",
    "agent_task",
    &[plain("agent_id"), AGENT_TASK_ID.named("taskId"), AGENT_TASK_ID, plain("url")],
);

const AGENT_TASK_ID: Field = field("agent_task_id", Kind::NullishIsKey { key: "task_id", json: "\"\"" });
