import { defineConfig, devices } from '@playwright/test';
import { environmentOfChromium } from './fixtures/moved-clock.ts';

const executablePath = process.env['CHROMIUM_PATH'];
const env = environmentOfChromium();

const PICTURES = 'screens.spec.ts';
const WALLS = 'tv.spec.ts';

// A default export is what Playwright looks for.
export default defineConfig({
  testDir: './stories',
  outputDir: '../test-results/e2e',
  globalSetup: './fixtures/running-system.ts',
  // The pictures of the pages, which are also the gallery.
  snapshotPathTemplate: '{testDir}/../../docs/screens/{arg}{ext}',
  updateSnapshots: process.env['UPDATE_SCREENS'] ? 'all' : 'none',
  // Each has a system of its own.
  workers: 2,
  // The longest files first, or the other worker would have nothing left to do beside them.
  projects: [
    { name: 'screens', testMatch: PICTURES },
    { name: 'walls', testMatch: WALLS },
    { name: 'stories', testIgnore: [PICTURES, WALLS] },
  ],
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'es-MX',
    timezoneId: 'America/Mexico_City',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      ...(env ? { env } : {}),
      // As root Chromium has no sandbox to use; the pages under test are our own.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    },
  },
});
