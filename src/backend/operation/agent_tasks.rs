//! <https://clerk.com/docs/reference/backend-api/tag/agent-tasks>

use super::Namespace;
use super::parameter::{BODY, Parameter};
use super::row::post;

pub(super) static AGENT_TASKS: Namespace = Namespace {
    name: "agentTasks",
    operations: &[
        post("agentTasks.create", "/agents/tasks", &[BODY]).deep(),
        post("agentTasks.revoke", "/agents/tasks/{agentTaskId}/revoke", &[Parameter::Id("agentTaskId")]),
    ],
};
