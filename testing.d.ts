/**
 * Tests apps without Clerk: tokens, cookies, webhooks and answers of the Backend API, made in the test itself.
 *
 * @packageDocumentation
 */

import './types/declared';

export { createTestInstance } from './types/testing';
export type {
  TestAnswer,
  TestCall,
  TestIdentity,
  TestInstance,
  TestMachineOptions,
  TestMachineTokens,
  TestPage,
  TestRequest,
  TestWebhook,
} from './types/testing';
export type { TestAnswers } from './types/testing-answers';
