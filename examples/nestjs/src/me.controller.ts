import { Controller, Get } from '@nestjs/common';
import type { SignedInAuthObject } from 'clerk-express-native';
import { Auth } from './auth.decorator.js';

@Controller('me')
export class MeController {
  @Get()
  read(@Auth() auth: SignedInAuthObject) {
    return { userId: auth.userId, sessionId: auth.sessionId };
  }
}
