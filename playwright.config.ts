import { defineConfig } from '@playwright/test'
import { browserOptions } from './e2e/browser.ts'
import { address, DEMO_NOW } from './e2e/place.ts'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.journey.ts',
  outputDir: 'test-results',
  globalSetup: './e2e/server.ts',
  // The journeys of a file one after another: they share a day of the demo, which no other file uses.
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  metadata: { now: DEMO_NOW },
  use: {
    baseURL: address('demo'),
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    // Recording one takes a quarter of the time; `--trace on` does when one is wanted.
    trace: 'off',
    launchOptions: await browserOptions(),
  },
})
