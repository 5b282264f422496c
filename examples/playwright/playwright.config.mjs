import { defineConfig } from '@playwright/test';

// Without CHROMIUM_PATH, the browser that `npx playwright install chromium` has installed.
const { CHROMIUM_PATH: executablePath } = process.env;

export default defineConfig({
  testMatch: '*.spec.mjs',
  fullyParallel: true,
  workers: 2,
  use: { launchOptions: { executablePath } },
});
