import { test as base, expect } from '@playwright/test'
import { DEMO_NOW } from './place.ts'

export { address } from './place.ts'
export { expect }

/** Playwright's `test`, in browsers whose clocks start at the server's time. */
export const test = base.extend({
  context: async ({ context }, use) => {
    await context.clock.install({ time: DEMO_NOW })
    const refused: string[] = []
    context.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refused.push(message.text())
    })
    await use(context)
    // what the pages' own security policy keeps them from doing, they shouldn't try
    expect(refused).toEqual([])
  },
})
