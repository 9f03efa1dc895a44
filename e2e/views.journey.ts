import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { takePicture } from './picture.ts'
import { expect, test } from './test.ts'
import { beSignedIn } from './trust.ts'

/** The salon's busy Saturday, which no journey changes. */
const SATURDAY = '2026-11-28'

/** The views, each with what is there once it is drawn. */
const VIEWS: Record<string, (page: Page) => Promise<void>> = {
  timeline: (page) => expect(page.getByRole('grid').getByRole('button').nth(20)).toBeVisible(),
  day: (page) => expect(page.getByRole('grid').getByRole('button').nth(20)).toBeAttached(),
  week: (page) => expect(page.getByRole('grid').getByRole('button').nth(20)).toBeAttached(),
  month: (page) => expect(page.getByRole('table').getByRole('listitem').first()).toBeVisible(),
  agenda: (page) => expect(page.getByRole('row').nth(20)).toBeAttached(),
}

for (const scheme of ['light', 'dark'] as const)
  for (const width of [1440, 1024])
    test(`every view at ${width} px, ${scheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme: scheme })
      await beSignedIn(page, 'demo', 'reception@demo.com')
      for (const [view, isThere] of Object.entries(VIEWS)) {
        await page.goto(`/app/timeline?as=${view}&date=${SATURDAY}`)
        await isThere(page)
        expect(
          await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
          view,
        ).toBeLessThanOrEqual(0)
        await takePicture(page, `view-${view}-${width}-${scheme}`)
        if ((width === 1440) === (scheme === 'light')) await expectAccessible(page)
      }
    })

test('a search leads to a visit, a filter in the address survives, and paper gets the agenda', async ({
  page,
}) => {
  await beSignedIn(page, 'demo', 'reception@demo.com')
  await page.goto(`/app/timeline?as=day&date=${SATURDAY}&status=confirmed`)
  const narrowed = page.getByRole('region', { name: 'Filtered' })
  await expect(narrowed).toContainText('Confirmed')
  await page.reload()
  await expect(narrowed).toContainText(/\d+ of \d+ entries/)
  await page.getByRole('button', { name: 'Find a visit' }).click()
  await page.getByRole('combobox', { name: /Name, phone/ }).fill('Shanice Abbott')
  await expect(page.getByRole('option').first()).toContainText('Bridal hair trial')
  await page.keyboard.press('Enter')
  await expect(narrowed).toHaveCount(0)
  await expect(page.getByRole('grid').getByRole('button', { name: /^Shanice Abbott/ })).toBeFocused()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('row', { name: /Shanice Abbott/ })).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
})
