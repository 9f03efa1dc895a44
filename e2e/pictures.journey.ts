import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { takePicture } from './picture.ts'
import { address, expect, test } from './test.ts'
import { beSignedIn } from './trust.ts'

/** The salon's Saturday and the repair shop's week of the demo: a gearbox in bay 3, and a Saturday with three visits. */
const SATURDAY = '2026-11-28'
const WEEK = '2026-11-30'
const CLOSED = '2026-12-05'

/** A text of a catalogue, by its path, such as `booking:chooseTime`. */
function words(language: string, path: string): string {
  const [namespace, keys] = path.split(':') as [string, string]
  const file = join(import.meta.dirname, '../web/locales', language, `${namespace}.json`)
  let found = JSON.parse(readFileSync(file, 'utf8'))
  for (const key of keys.split('.')) found = found[key]
  return found
}

async function open(page: Page, slug: string, email: string, path: string) {
  await beSignedIn(page, slug, email)
  await page.goto(address(slug, path))
}

/** Nothing on the page is wider than the page. */
async function expectToFit(page: Page) {
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
}

/** Pictures that the demo can show, each with how one gets to it. */
const PICTURES: Record<string, (page: Page, language: string) => Promise<void>> = {
  'salon-saturday': async (page) => {
    await open(page, 'demo', 'reception@demo.com', `/app/timeline?date=${SATURDAY}`)
    await expect(page.getByRole('grid').getByRole('button').nth(20)).toBeVisible()
  },
  // a cut, dragged to whom a colour keeps until 12:20; the words say when she is free for it
  'refused-drag': async (page) => {
    await open(page, 'demo', 'reception@demo.com', `/app/timeline?date=${SATURDAY}`)
    const items = page.getByRole('grid').getByRole('button')
    const cut = items.and(page.getByLabel(/^Bianca Scott, Cut & finish/)).first()
    const colour = items.and(page.getByLabel(/^Emily Abdi, Full colour.*Amara Okafor/)).last()
    await colour.scrollIntoViewIfNeeded()
    await cut.scrollIntoViewIfNeeded()
    const [from, to] = [await cut.boundingBox(), await colour.boundingBox()]
    if (!from || !to) throw new Error('the two are not in sight')
    const x = from.x + from.width / 2
    await page.mouse.move(x, from.y + from.height / 2)
    await page.mouse.down()
    await page.mouse.move(x, to.y, { steps: 4 })
    await page.mouse.move(x, to.y + to.height / 2)
    await expect(page.locator('[data-verdict="refused"] em')).toContainText(/Amara Okafor.*\b(14|2):40/)
  },
  today: async (page) => {
    await open(page, 'demo', 'reception@demo.com', '/app/today')
    await expect(page.getByRole('main').getByRole('listitem').nth(10)).toBeVisible()
  },
  'repair-week': async (page) => {
    await open(page, 'acme', 'manager@acme.com', `/app/timeline?view=week&date=${WEEK}`)
    await expect(page.getByRole('grid').getByRole('button').nth(5)).toBeVisible()
  },
  'stranding-closure': async (page, language) => {
    await open(page, 'acme', 'manager@acme.com', '/app/hours?tab=closures')
    await page.getByRole('button', { name: words(language, 'catalog:closures.new') }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('textbox', { name: words(language, 'catalog:closures.what') }).fill('MOT')
    await form.getByLabel(words(language, 'catalog:closures.from')).fill(CLOSED)
    await form.getByLabel(words(language, 'catalog:closures.to')).fill(CLOSED)
    await form.getByLabel(words(language, 'catalog:closures.to')).press('Tab')
    await form.locator('button[type="submit"]').click()
    await expect(form.getByRole('listitem')).toHaveCount(3)
  },
  held: async (page, language) => {
    await page.goto('/')
    await page.getByRole('button', { name: /^Manicure/ }).click()
    await page.getByRole('button', { name: words(language, 'booking:chooseTime') }).click()
    const times = page.getByRole('region').getByRole('listitem').getByRole('button')
    await times.last().click()
    await expect(page.getByRole('timer')).toBeVisible()
  },
}

for (const [language, locale, width, scheme] of [
  ['en', 'en-GB', 1440, 'light'],
  ['de', 'de-DE', 1440, 'dark'],
  ['de', 'de-DE', 390, 'light'],
  ['ar', 'ar', 390, 'dark'],
  ['ar', 'ar', 1440, 'light'],
] as const)
  test.describe(`in ${language} at ${width} px, ${scheme}`, () => {
    test.use({ locale, colorScheme: scheme, viewport: { width, height: width === 390 ? 844 : 900 } })
    for (const [name, reach] of Object.entries(PICTURES))
      test(`the picture ${name}`, async ({ page }) => {
        await reach(page, language)
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr')
        if (name !== 'refused-drag') await page.mouse.move(0, 0)
        await expectToFit(page)
        await takePicture(page, `${name}-${language}-${width}-${scheme}`)
      })
  })
