import type { User } from 'clerk-express-native';
import { clerkClient, clerkMiddleware, createClerkClient, getAuth, requireAuth } from 'clerk-express-native';

export const all = [clerkClient, clerkMiddleware, createClerkClient, getAuth, requireAuth];
export const nameOf = ({ fullName }: User): string => fullName ?? 'nobody';
