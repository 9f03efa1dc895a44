import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { address, expect, test } from './test.ts'
import { beSignedIn } from './trust.ts'

/** Every page is checked once in each scheme: half of them on a desk in light and on a phone in dark, the others crosswise. */
const WORKSPACE = [
  [
    'timeline',
    'services',
    'hours?tab=blocks',
    'members',
    'settings',
    'settings/rules',
    'settings/labels',
    'billing',
  ],
  [
    'today',
    'resources',
    'hours',
    'hours?tab=closures',
    'grants',
    'accesses',
    'settings/locations',
    'settings/import',
  ],
  [
    'customers',
    'services?list=addOns',
    'services?list=packages',
    'my-day',
    'audit',
    'settings/questions',
    'setup',
  ],
] as const
const CONSOLE = ['businesses', 'users', 'grants', 'sessions', 'domains', 'plans', 'outbox', 'audit'] as const

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }

/** What the page shows has come, and what it shows is to be read by all. */
async function check(page: Page, path: string) {
  await page.goto(path)
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
  // what is on its way says so
  await expect(page.locator('main [role="status"][aria-label]')).toHaveCount(0)
  await expectAccessible(page)
}

for (const [n, paths] of WORKSPACE.entries())
  for (const scheme of ['light', 'dark'] as const)
    test(`pages of the workspace keep to WCAG 2.2 AA, ${scheme}, part ${n + 1}`, async ({ page }) => {
      test.slow()
      await page.emulateMedia({ colorScheme: scheme })
      // dark in Arabic, so that the other direction is checked with it
      if (scheme === 'dark') await page.addInitScript("localStorage.setItem('smooth.language', 'ar')")
      await beSignedIn(page, 'demo', 'owner@demo.com')
      for (const [i, path] of paths.entries()) {
        await page.setViewportSize((i % 2 === 0) === (scheme === 'light') ? DESK : PHONE)
        await test.step(path, () => check(page, `/app/${path}`))
      }
    })

for (const scheme of ['light', 'dark'] as const)
  test(`the console's pages keep to WCAG 2.2 AA, ${scheme}`, async ({ page }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: scheme })
    await beSignedIn(page, undefined, 'superuser@smoothschedule.com')
    for (const [i, name] of CONSOLE.entries()) {
      await page.setViewportSize((i % 2 === 0) === (scheme === 'light') ? DESK : PHONE)
      await test.step(name, () => check(page, address(undefined, `/console/${name}`)))
    }
    await page.goto(address(undefined, '/console/businesses'))
    await page.getByRole('button', { name: 'Acme Corp' }).click()
    await page.getByRole('button', { name: 'Show usage' }).click()
    await expect(page.getByRole('region', { name: 'Usage' })).toBeVisible()
    await expectAccessible(page)
    await check(page, address(undefined, '/account'))
  })
