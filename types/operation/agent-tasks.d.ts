// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { AgentTask } from '../resource/agent-tasks';

/**
 * Calls about agent tasks: an address that signs an agent in on a user's behalf. Experimental at Clerk.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/agent-tasks
 */
export interface AgentTaskAPI {
  /** A task. Whoever visits its `url` gets a session of the user. */
  create(params: CreateAgentTaskParams, callOptions?: CallOptions): Promise<AgentTask>;
  /** Makes a task's address useless. */
  revoke(agentTaskId: string, callOptions?: CallOptions): Promise<Omit<AgentTask, 'url'>>;
}

/** What an agent is to do, for whom. */
export type CreateAgentTaskParams = {
  /** The user: an id, or an email address, phone number or user name. */
  onBehalfOf: { identifier: string; userId?: never } | { userId: string; identifier?: never };
  /** What the agent may do; `*` is all there is. */
  permissions: string;
  /** The agent's id is made from it. */
  agentName: string;
  taskDescription: string;
  /** Where the browser goes then. Has to be on a domain of the instance. */
  redirectUrl: string;
  /** How long the session lasts at most. Default: 1800. */
  sessionMaxDurationInSeconds?: number;
};
