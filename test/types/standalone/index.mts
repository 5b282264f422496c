import type { User } from 'clerk-express-native';
import { clerkClient, clerkMiddleware, createClerkClient, getAuth, requireAuth, verifyToken } from 'clerk-express-native';

export const all = [clerkClient, clerkMiddleware, createClerkClient, getAuth, requireAuth, verifyToken];
export const nameOf = ({ fullName }: User): string => fullName ?? 'nobody';
