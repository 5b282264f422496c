/**
 * Tests apps without Clerk, with tokens, cookies, webhooks and Backend API responses that the test creates itself.
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
