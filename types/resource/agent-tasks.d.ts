// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** A task of an agent. */
export interface AgentTask {
  /** Id of the agent. The same for all tasks with the same agent name. */
  readonly agentId: string;
  /** Same value as `agentTaskId`. */
  readonly taskId: string;
  readonly agentTaskId: string;
  /** URL that creates a session for the user when visited. */
  readonly url: string;
}

/** JSON representation of {@link AgentTask}. */
export interface AgentTaskJSON extends ClerkResourceJSON {
  object: 'agent_task';
  agent_id: string;
  task_id: string;
  agent_task_id: string;
  url: string;
}
