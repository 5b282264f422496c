import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';

const { PORT = '3000' } = process.env;

// `rawBody` keeps the bytes of bodies, which verifyWebhook() needs.
const app = await NestFactory.create(AppModule, { rawBody: true, logger: ['error', 'warn'] });
app.enableShutdownHooks();
await app.listen(Number(PORT));
console.log(`Listening on port ${PORT}`);
