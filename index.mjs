// The same objects as `require` gives: state such as the default client exists once in a process.
import clerk from './index.js';

export const {
  authenticateRequest,
  authenticateUpgrade,
  clerkClient,
  clerkMiddleware,
  createClerkClient,
  createRevocations,
  getAuth,
  refuseUpgrade,
  requireAuth,
  verifyToken,
  versions,
} = clerk;
