import { createApp } from './app.mjs';

const { APP_URL = 'http://localhost:3000', PORT = '3000' } = process.env;

createApp({ appUrl: APP_URL }).listen(PORT, (error) => {
  if (error) {
    throw error;
  }
  console.log(`Listening on port ${PORT}`);
});
