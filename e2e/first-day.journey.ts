import type { Browser, Page } from '@playwright/test'
import { takePicture } from './picture.ts'
import { address, DEMO_NOW } from './place.ts'
import { expect, test } from './test.ts'

/** A day on which nobody else books anything. */
const DATE = '2027-01-14'
const DAY = 'Thursday 14 January'

async function windowOf(browser: Browser, slug: string, width: number): Promise<Page> {
  const context = await browser.newContext({ baseURL: address(slug), viewport: { width, height: 880 } })
  await context.clock.install({ time: DEMO_NOW })
  return context.newPage()
}

async function toTimeline(page: Page, email: string, date: string) {
  await page.goto(`/app/timeline?date=${date}`)
  await page.getByLabel('Email').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill('smooth-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('grid')).toBeVisible()
}

async function toTimes(page: Page) {
  await page.goto('/')
  await page.getByRole('button', { name: /^Couples/ }).click()
  await page.getByRole('button', { name: 'Choose a time' }).click()
  await toDay(page)
}

async function toDay(page: Page) {
  const month = page.getByRole('grid', { name: / 202\d$/ })
  await expect(month).toBeVisible()
  for (const [before, after] of [
    ['November 2026', 'December 2026'],
    ['December 2026', 'January 2027'],
  ] as const) {
    if ((await month.getAttribute('aria-label')) !== before) continue
    await page.getByRole('button', { name: 'Next month' }).click()
    await expect(page.getByRole('grid', { name: after })).toBeVisible()
  }
  await page.getByRole('button', { name: new RegExp(`^${DAY}, \\d+ free`) }).click()
  await expect(page.getByRole('heading', { name: DAY })).toBeVisible()
}

const time = (page: Page, at: string) => page.getByRole('button', { name: new RegExp(`^${at}`) })

async function fillIn(page: Page, name: string) {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Email').fill(`${name.toLowerCase().replace(' ', '.')}@example.com`)
  await page.getByRole('button', { name: 'Book this visit' }).click()
  await expect(page.getByRole('heading', { name: 'You’re booked' })).toBeFocused()
}

async function dragBy(page: Page, name: string, hours: number) {
  const [ten, eleven] = await Promise.all(
    ['10:00', '11:00'].map((hour) => page.getByText(hour, { exact: true }).first().boundingBox()),
  )
  const box = await page.getByRole('grid').getByRole('button', { name }).first().boundingBox()
  if (!ten || !eleven || !box) throw new Error('nothing to drag')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + hours * (eleven.x - ten.x), y, { steps: 12 })
  await page.mouse.up()
}

test('a customer books, the receptionist sees it and moves it, the customer moves it back', async ({
  browser,
}) => {
  test.slow()
  const reception = await windowOf(browser, 'demo', 1440)
  const acme = await windowOf(browser, 'acme', 1440)
  const [customer, second] = [await windowOf(browser, 'demo', 390), await windowOf(browser, 'demo', 390)]
  await toTimeline(reception, 'reception@demo.com', DATE)
  await toTimeline(acme, 'staff@acme.com', DATE)
  // both look at the same times before either takes one
  await Promise.all([toTimes(customer), toTimes(second)])

  const onTimeline = reception.getByRole('grid').getByRole('button', { name: 'Dora Day' })
  const at = (hour: string) => reception.getByRole('grid').getByRole('button', { name: `14 Jan, ${hour} to` })
  await expect(onTimeline).toHaveCount(0)
  await time(customer, '10:00').click()
  await fillIn(customer, 'Dora Day')
  const link = await customer.getByRole('link', { name: 'See, move or cancel' }).getAttribute('href')
  // two therapists and a room, without a reload
  await expect(onTimeline).toHaveCount(3)
  await expect(onTimeline.and(at('10:00'))).toHaveCount(3)

  await time(second, '10:00').click()
  await expect(second.getByRole('alert')).toContainText('faster')
  await second
    .getByRole('alert')
    .getByRole('button', { name: /\d\d:\d\d/ })
    .first()
    .click()
  await fillIn(second, 'Nick Next')
  await expect(reception.getByRole('grid').getByRole('button', { name: 'Nick Next' })).toHaveCount(3)

  await dragBy(reception, 'Dora Day', 5.5)
  await expect(onTimeline.and(at('15:30'))).toHaveCount(3)

  await customer.goto(link as string)
  await expect(customer.getByRole('definition').first()).toContainText('15:30')
  await customer.getByRole('button', { name: 'Move' }).click()
  await toDay(customer)
  await time(customer, '10:00').click()
  await customer.getByRole('button', { name: 'Move it here' }).click()
  await expect(customer.getByText('Your visit has been moved.')).toBeVisible()
  await expect(onTimeline.and(at('10:00'))).toHaveCount(3)

  await onTimeline.first().click()
  const visit = new URL(reception.url()).searchParams.get('visit')
  expect(visit).toMatch(/^[0-9a-f-]{36}$/)
  await acme.reload()
  await expect(acme.getByRole('grid').getByRole('row').nth(3)).toBeVisible()
  await expect(acme.getByText('Dora Day')).toHaveCount(0)
  const read = (page: Page) =>
    page.evaluate(async (id) => (await fetch(`/api/v1/appointments/${id}`)).status, visit)
  expect(await read(reception)).toBe(200)
  expect(await read(acme)).toBe(404)
})

test('the Timeline’s picture: a Saturday at the salon', async ({ browser }) => {
  const context = await browser.newContext({
    baseURL: address('demo'),
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1.5,
  })
  await context.clock.install({ time: DEMO_NOW })
  const page = await context.newPage()
  await toTimeline(page, 'reception@demo.com', DEMO_NOW.slice(0, 10))
  await expect(page.getByRole('grid').getByRole('button').nth(20)).toBeVisible()
  await page.mouse.move(0, 0)
  await takePicture(page, 'timeline')
  await context.close()
})
