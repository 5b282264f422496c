import { Controller, HttpCode, HttpException, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { verifyWebhook } from 'clerk-express-native/webhooks';

@Controller('webhooks')
export class WebhooksController {
  @Post()
  @HttpCode(204)
  async receive(@Req() req: Request) {
    // An error has a `status` if the request caused it; Nest answers any other error with 500.
    const event = await verifyWebhook(req).catch((error) => {
      throw error.status ? new HttpException(error.code, error.status, { cause: error }) : error;
    });
    if (event.type === 'user.created') {
      console.log(`New user: ${event.data.id}`);
    }
  }
}
