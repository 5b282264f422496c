// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** A task of an agent. */
export interface AgentTask {
  readonly agentId: string;
  /** The same as `agentTaskId`. */
  readonly taskId: string;
  readonly agentTaskId: string;
  /** Whoever visits it gets a session of the user. */
  readonly url: string;
}

/** {@link AgentTask} on the wire. */
export interface AgentTaskJSON extends ClerkResourceJSON {
  object: 'agent_task';
  agent_id: string;
  task_id: string;
  agent_task_id: string;
  url: string;
}
