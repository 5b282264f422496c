import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { getAuth } from 'clerk-express-native';

/** Guarded in `app.module.ts`. */
@Controller('reports')
export class ReportsController {
  @Get()
  list(@Req() req: Request) {
    return { organization: getAuth(req).orgId, reports: [] };
  }
}
