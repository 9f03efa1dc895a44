import type { APIRequestContext, Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { address, expect, test } from './test.ts'

const aTime = (page: Page) => page.getByRole('button', { name: /^\d\d:\d\d/ })

async function toTimes(page: Page, ...services: string[]) {
  await page.goto('/')
  for (const name of services) await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await page.getByRole('button', { name: 'Choose a time' }).click()
  await expect(aTime(page).first()).toBeVisible()
}

/** Goes on to the form, and returns the instant that is held meanwhile. */
async function toDetails(page: Page, ...services: string[]): Promise<string> {
  await toTimes(page, ...services)
  const held = page.waitForRequest((request) => request.url().endsWith('/api/v1/holds'))
  await aTime(page).last().click()
  await expect(page.getByRole('heading', { name: 'Your details' })).toBeFocused()
  return (await held).postDataJSON().start
}

async function fillIn(page: Page, name: string) {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Email').fill(`${name.toLowerCase().replaceAll(' ', '.')}@example.com`)
}

async function bookIt(page: Page) {
  await page.getByRole('button', { name: 'Book this visit' }).click()
  await expect(page.getByRole('heading', { name: 'You’re booked' })).toBeFocused()
}

const atSalon = { headers: { 'x-business-subdomain': 'demo' } }

/** Books a beard trim as someone else: one barber does them, so the time is then gone. */
async function takeFirst(request: APIRequestContext, start: string) {
  const { items } = await (await request.get(address(undefined, '/api/v1/services'), atSalon)).json()
  const { id } = items.find((service: { name: string }) => service.name === 'Beard trim')
  const customer = { name: 'Quentin Quick', email: 'quentin@example.com' }
  const data = { serviceId: id, start, customer }
  const answer = await request.post(address(undefined, '/api/v1/appointments'), { ...atSalon, data })
  expect(answer.status()).toBe(201)
}

test.describe('at 390 px', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('a customer gets from the page to the form within five taps, books, and saves the visit', async ({
    page,
  }) => {
    let taps = 0
    const tap = async (name: string | RegExp) => {
      taps++
      await page.getByRole('button', { name }).last().click()
    }
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1, name: 'Demo Company' })).toBeVisible()
    await tap(/^Couples/)
    await tap('Choose a time')
    await tap(/^\d\d:\d\d/)
    await expect(page.getByRole('heading', { name: 'Your details' })).toBeFocused()
    expect(taps).toBeLessThanOrEqual(5)
    await expect(page.getByRole('timer')).toHaveText(/^Held for you: (10:00|9:\d\d)$/)
    await fillIn(page, 'Rosa Field')
    await bookIt(page)
    await expect(page.getByRole('definition').nth(2)).toContainText('14 Marlow Passage, London E1 6XX')

    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Add to calendar' }).click()
    expect((await saved).suggestedFilename()).toBe('visit.ics')
  })

  test('the visit’s own link shows it, moves it and cancels it; its secret stands in no request', async ({
    page,
    context,
  }) => {
    await toDetails(page, 'Pedicure')
    await fillIn(page, 'Mina Lake')
    await bookIt(page)
    const link = (await page
      .getByRole('link', { name: 'See, move or cancel' })
      .getAttribute('href')) as string
    const secret = link.split('#')[1] as string
    expect(secret.length).toBeGreaterThan(20)

    const visit = await context.newPage()
    const sent: string[] = []
    visit.on('request', (request) => sent.push(request.url().split('#')[0] as string))
    await visit.goto(link)
    await expect(visit.getByText('Confirmed')).toBeVisible()
    await visit.getByRole('button', { name: 'Move' }).click()
    await expect(aTime(visit).first()).toBeVisible()
    await visit.getByRole('button', { name: 'Next month' }).click()
    await expect(visit.getByRole('grid', { name: 'December 2026' })).toBeVisible()
    await aTime(visit).first().click()
    await visit.getByRole('button', { name: 'Move it here' }).click()
    await expect(visit.getByText('Your visit has been moved.')).toBeVisible()
    await expect(visit.getByRole('definition').first()).toContainText('December 2026')

    await visit.getByRole('button', { name: 'Cancel visit' }).click()
    await visit.getByRole('button', { name: 'Yes, cancel it' }).click()
    await expect(visit.getByText('Your visit has been cancelled.')).toBeVisible()
    await expect(visit.getByText('Cancelled', { exact: true })).toBeVisible()
    expect(sent.filter((url) => url.includes(secret))).toEqual([])
  })

  test('what was typed survives an expired hold and a reload; one tap holds the time again', async ({
    page,
  }) => {
    await toDetails(page, 'Signature facial')
    await fillIn(page, 'Slow Sam')
    await page.getByLabel(/Anything we should know/).fill('The seat by the window, please')
    await page.clock.fastForward('10:30')
    await expect(page.getByRole('alert')).toContainText('The time is no longer held for you')
    await page.reload()
    await expect(page.getByLabel('Name')).toHaveValue('Slow Sam')
    await page.getByRole('button', { name: 'Hold it again' }).click()
    await expect(page.getByRole('timer')).toBeVisible()
    await expect(page.getByLabel(/Anything we should know/)).toHaveValue('The seat by the window, please')
    await bookIt(page)
  })

  test('whoever loses a held time is told, and books one of the next with one tap', async ({
    page,
    request,
  }) => {
    const start = await toDetails(page, 'Beard trim')
    await fillIn(page, 'Late Lena')
    const kept = await page.evaluate(() => sessionStorage.getItem('smooth.booking.demo'))
    const { id, secret } = JSON.parse(kept as string).hold
    await request.delete(address(undefined, `/api/v1/holds/${id}?secret=${secret}`), atSalon)
    await takeFirst(request, start)
    await page.getByRole('button', { name: 'Book this visit' }).click()
    await expect(page.getByRole('alert')).toContainText('Someone was a moment faster')
    await page.getByRole('alert').getByRole('button').first().click()
    await expect(page.getByRole('timer')).toBeVisible()
    await expect(page.getByLabel('Name')).toHaveValue('Late Lena')
    await bookIt(page)
  })

  test('a time that went while the page was open is told before the form', async ({ page, request }) => {
    await toTimes(page, 'Beard trim')
    const date = await page.locator('[data-selected]').getAttribute('data-date')
    await takeFirst(request, `${date}T${await aTime(page).last().textContent()}:00Z`)
    await aTime(page).last().click()
    await expect(page.getByRole('alert')).toContainText('Someone was a moment faster')
    await page.getByRole('alert').getByRole('button').first().click()
    await expect(page.getByRole('heading', { name: 'Your details' })).toBeFocused()
  })

  test('several services are one visit, with the person asked for', async ({ page }) => {
    await toTimes(page, 'Cut & finish', 'Blow-dry')
    await page.getByLabel('Who for Cut & finish').selectOption('With Priya Sharma')
    await aTime(page).first().click()
    await fillIn(page, 'Tina Two')
    await bookIt(page)
    const items = page.getByRole('definition').nth(1).getByRole('listitem')
    await expect(items).toHaveCount(2)
    await expect(items.first()).toContainText('Priya Sharma')
  })

  test('the month is walked with the keyboard', async ({ page }) => {
    await toTimes(page, 'Manicure')
    await page.locator('[data-date][tabindex="0"]').focus()
    await page.keyboard.press('PageDown')
    await expect(page.getByRole('grid', { name: 'December 2026' })).toBeVisible()
    await expect(page.locator('[data-date^="2026-12"]:focus')).toHaveCount(1)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('PageUp')
    await expect(page.getByRole('grid', { name: 'November 2026' })).toBeVisible()
    await expect(page.locator('[data-date^="2026-11"]:focus')).toHaveCount(1)
  })

  for (const colorScheme of ['light', 'dark'] as const)
    test.describe(colorScheme, () => {
      test.use({ colorScheme })

      test('each step keeps to WCAG 2.2 AA', async ({ page }) => {
        test.slow()
        await toTimes(page, 'Cut & finish', 'Blow-dry')
        await expectAccessible(page)
        await page.getByRole('link', { name: 'Change services' }).click()
        await expect(page.getByRole('heading', { name: 'What would you like to book?' })).toBeFocused()
        await expectAccessible(page)
        await page.getByRole('button', { name: 'Choose a time' }).click()
        await aTime(page).first().click()
        await page.getByRole('button', { name: 'Book this visit' }).click()
        await expect(page.getByLabel('Name')).toBeFocused()
        await expectAccessible(page)
        await page.clock.fastForward('10:30')
        await expect(page.getByRole('alert')).toBeVisible()
        await fillIn(page, 'Ada Access')
        await expectAccessible(page)
        await bookIt(page)
        await expectAccessible(page)
        await page.getByRole('link', { name: 'See, move or cancel' }).click()
        await page.getByRole('button', { name: 'Cancel visit' }).click()
        await expectAccessible(page)
        await page.goto('/sign-in')
        await page.getByRole('button', { name: 'Sign in' }).click()
        await expectAccessible(page)
      })
    })
})

test.describe('far away', () => {
  test.use({ timezoneId: 'America/New_York' })

  test('times are the salon’s, with the visitor’s own beneath', async ({ page }) => {
    await toTimes(page, 'Manicure')
    await expect(page.getByText('Times are London time, where the visit is.')).toBeVisible()
    const [there, here] = (await aTime(page).last().locator('span').allTextContents()) as [string, string]
    const hour = (text: string) => Number(/(\d+):/.exec(text)?.[1])
    expect(hour(there) - hour(here)).toBe(5)
  })
})

test('a customer who is signed in needn’t type who they are', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill('customer@demo.com')
  await page.getByRole('textbox', { name: 'Password' }).fill('not-my-password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toContainText('The email address or the password is wrong.')
  await page.getByRole('textbox', { name: 'Password' }).fill('smooth-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'What would you like to book?' })).toBeVisible()
  await toDetails(page, 'Half leg wax')
  await expect(page.getByLabel('Email')).toHaveValue('customer@demo.com')
  await page.getByLabel('Who is it for?').selectOption('Lily Evans')
  const booked = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/appointments'))
  await bookIt(page)
  expect((await (await booked).json()).customer.name).toBe('Lily Evans')
  await page.getByRole('link', { name: 'See, move or cancel' }).click()
  await expect(page.getByText('Confirmed')).toBeVisible()
})
