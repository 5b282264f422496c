import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { clerkMiddleware, requireAuth } from 'clerk-express-native';
import { MeController } from './me.controller.js';
import { ReportsController } from './reports.controller.js';
import { WebhooksController } from './webhooks.controller.js';

const { APP_URL = 'http://localhost:3000' } = process.env;

@Module({ controllers: [MeController, ReportsController, WebhooksController] })
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(clerkMiddleware({ authorizedParties: [APP_URL] })).forRoutes(MeController, ReportsController);
    // requireAuth() is Express middleware, so it guards whole controllers: 401 and 403 as JSON.
    consumer
      .apply(requireAuth({ unauthenticated: 'json', permission: 'org:reports:read' }))
      .forRoutes(ReportsController);
  }
}
