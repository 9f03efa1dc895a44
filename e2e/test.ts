import { test as base } from '@playwright/test'
import { DEMO_NOW } from './place.ts'

export { expect } from '@playwright/test'
export { address } from './place.ts'

/** Playwright's `test`, in browsers whose clocks start at the server's time. */
export const test = base.extend({
  context: async ({ context }, use) => {
    await context.clock.install({ time: DEMO_NOW })
    await use(context)
  },
})
