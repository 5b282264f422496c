import { createParamDecorator, UnauthorizedException, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { getAuth } from 'clerk-express-native';

/** Injects the auth object of a signed-in request into a handler; other requests are answered with 401. */
export const Auth = createParamDecorator((data: unknown, context: ExecutionContext) => {
  const auth = getAuth(context.switchToHttp().getRequest<Request>());
  if (!auth.isAuthenticated) {
    throw new UnauthorizedException('Sign in first');
  }
  return auth;
});
