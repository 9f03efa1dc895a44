import { takePicture } from './picture.ts'
import { expect, test } from './test.ts'

test.use({ viewport: { width: 1160, height: 680 }, deviceScaleFactor: 2 })

test('the booking page’s picture: a month with its open days, and a day’s times', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: /^Couples/ }).click()
  await page.getByRole('button', { name: 'Choose a time' }).click()
  await page.getByRole('button', { name: 'Next month' }).click()
  await page.getByRole('button', { name: /^Thursday 10 December, \d+ free/ }).click()
  await expect(page.getByRole('heading', { name: 'Thursday 10 December' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^\d\d:\d\d$/ }).first()).toBeVisible()
  await page.mouse.move(0, 0)
  await takePicture(page, 'booking')
})
