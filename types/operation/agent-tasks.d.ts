// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { AgentTask } from '../resource/agent-tasks';

/**
 * Manages agent tasks, whose URLs sign in an agent on behalf of a user. Experimental at Clerk.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/agent-tasks
 */
export interface AgentTaskAPI {
  /**
   * Creates a task. Visiting its `url` creates a session for the user.
   *
   * @example
   * const agentTask = await clerkClient.agentTasks.create({
   *   onBehalfOf: { userId: 'user_2NNEqL2nrIRdJ194ndJqAHwEfxC' },
   *   permissions: '*',
   *   agentName: 'invoice-bot',
   *   taskDescription: 'Downloads the invoices of this month',
   *   redirectUrl: 'https://example.com/invoices',
   * });
   */
  create(params: CreateAgentTaskParams, callOptions?: CallOptions): Promise<AgentTask>;
  /** Revokes a pending task, so that its URL no longer creates a session. */
  revoke(agentTaskId: string, callOptions?: CallOptions): Promise<Omit<AgentTask, 'url'>>;
}

/** Properties of a new agent task. */
export type CreateAgentTaskParams = {
  /** The user, by id or by email address, phone number or username. */
  onBehalfOf: { identifier: string; userId?: never } | { userId: string; identifier?: never };
  /** Permissions of the agent. Only `*` (all permissions) is supported. */
  permissions: string;
  /** Name of the agent, from which its id is derived. */
  agentName: string;
  /** Description of the task. Logged for audits. */
  taskDescription: string;
  /** URL to redirect to once the session exists. Must be on a domain of the instance. */
  redirectUrl: string;
  /** Maximum duration of the session, in seconds. Default: `1800`. */
  sessionMaxDurationInSeconds?: number;
};
