import type { APIRequestContext, Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { takePicture } from './picture.ts'
import { DEMO_NOW } from './place.ts'
import { address, expect, test } from './test.ts'
import { apiOf, newBusiness, OWNER_PASSWORD, signIn } from './trust.ts'

const SLUG = 'asking-shop'

/** A published shop with one person and one service. */
async function shop(request: APIRequestContext) {
  const owner = await newBusiness(request, SLUG, 'Asking Shop')
  const call = await apiOf(request, SLUG, owner, OWNER_PASSWORD)
  const make = async (method: string, path: string, data: object) => {
    const { body } = await call(method, path, data)
    expect([path, body?.code]).toEqual([path, undefined])
    return body
  }
  const { items } = (await call('GET', '/locations')).body
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: '09:00', end: '18:00' }))
  await make('PUT', `/locations/${items[0].id}/hours`, { weekly })
  await make('POST', '/resources', { name: 'Ana', kind: 'staff' })
  await make('POST', '/services', {
    name: 'Facial',
    durationMinutes: 60,
    price: { amount: 3000, currency: 'GBP' },
  })
  await make('POST', '/business/publish', {})
  return { owner, call }
}

const dialog = (page: Page) => page.getByRole('dialog').last()

test('an owner asks conditionally, a customer answers on a phone and sees the deadline, staff see the answer', async ({
  page,
  request,
}) => {
  test.slow()
  const { owner, call } = await shop(request)
  await page.setViewportSize({ width: 1440, height: 900 })
  await signIn(page, SLUG, owner, OWNER_PASSWORD)
  await page.goto(address(SLUG, '/app/settings/questions'))
  await expect(page.getByText('Nothing is asked yet')).toBeVisible()
  await page.getByRole('button', { name: 'New question' }).click()
  await dialog(page).getByRole('textbox', { name: 'Question' }).fill('Do you have allergies?')
  await dialog(page).getByLabel('Answer', { exact: true }).selectOption('Yes or no')
  await dialog(page).getByRole('switch', { name: 'Must be answered' }).check()
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('listitem')).toHaveCount(1)

  await page.getByRole('button', { name: 'New question' }).click()
  await dialog(page).getByRole('textbox', { name: 'Question' }).fill('Which ones?')
  await dialog(page).getByRole('switch', { name: 'Must be answered' }).check()
  await dialog(page)
    .getByLabel('When it is asked')
    .selectOption({ label: 'Depending on “Do you have allergies?”' })
  await dialog(page).getByLabel('Only when the answer is').selectOption('Yes')
  await expectAccessible(page)
  await takePicture(page, 'questions-panel')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Only when the answer to “Do you have allergies?” is “Yes”')).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expectAccessible(page)
  await takePicture(page, 'questions')
  // one that another waits for stays before it
  await page.getByRole('button', { name: 'Move “Which ones?” up' }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()

  await page.goto(address(SLUG, '/app/settings/rules'))
  await page.getByLabel('Cancelling until').fill('24')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Settings saved')).toBeVisible()
  await expectAccessible(page)
  await takePicture(page, 'rules')
  await page.goto(address(SLUG, '/app/services'))
  await page
    .getByRole('button', { name: /Facial/ })
    .first()
    .click()
  await expect(dialog(page).getByText('From the business: 24 h')).toBeVisible()
  await dialog(page).getByLabel('Cancelling until').fill('2')
  await dialog(page)
    .getByRole('button', { name: /^Back to the business’s: 24 h/ })
    .click()
  await expect(dialog(page).getByText('From the business: 24 h')).toBeVisible()
  await expectAccessible(page)
  await dialog(page).getByText('Visits ahead').scrollIntoViewIfNeeded()
  await takePicture(page, 'service-policies')

  const context = await page
    .context()
    .browser()
    ?.newContext({ baseURL: address(SLUG), viewport: { width: 390, height: 844 } })
  if (!context) throw new Error('no browser')
  await context.clock.install({ time: DEMO_NOW })
  const phone = await context.newPage()
  await phone.goto('/')
  await phone.getByRole('button', { name: /^Facial/ }).click()
  await phone.getByRole('button', { name: 'Choose a time' }).click()
  const lastTime = phone.getByRole('button', { name: /^\d{1,2}:\d\d/ }).last()
  // today the day before is over already
  await lastTime.click()
  await expect(phone.getByText('It can’t be cancelled online: it is less than 24 h away.')).toBeVisible()
  await expect(phone.getByText('Free to cancel until')).toHaveCount(0)
  await phone.getByRole('link', { name: 'Change time' }).click()
  await phone.locator('[data-date="2026-11-30"]').click()
  await expect(phone.getByRole('heading', { name: /30 November/ })).toBeVisible()
  await lastTime.click()
  await phone.getByLabel('Name').fill('Fred First')
  await phone.getByLabel('Email').fill('fred@asking.example.com')
  await expect(phone.getByLabel('Which ones?')).toHaveCount(0)
  await phone.getByLabel('Do you have allergies?').selectOption('Yes')
  await phone.getByLabel('Which ones?').fill('Nuts')
  // before anything is confirmed
  await expect(phone.getByText(/^Free to cancel until .*London time/)).toBeVisible()
  await expectAccessible(phone)
  await phone.screenshot({ path: 'test-results/pictures/questions-phone.png', fullPage: true })
  await phone.getByRole('button', { name: 'Book this visit' }).click()
  await expect(phone.getByRole('heading', { name: 'You’re booked' })).toBeVisible()
  await phone.getByRole('link', { name: 'See, move or cancel' }).click()
  await expect(phone.getByText('Nuts')).toBeVisible()
  await expect(phone.getByText(/cancel.* until/)).toBeVisible()
  await expectAccessible(phone)
  await phone.screenshot({ path: 'test-results/pictures/visit-phone.png', fullPage: true })
  await context.close()

  const { items } = (await call('GET', '/appointments')).body
  expect(items).toHaveLength(1)
  await page.goto(address(SLUG, `/app/timeline?visit=${items[0].id}`))
  await expect(dialog(page).getByText('Nuts')).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Change answers' }).click()
  await dialog(page).getByLabel('Which ones?').fill('Milk')
  await dialog(page).getByRole('button', { name: 'Save answers' }).click()
  await expect(dialog(page).getByText('Milk')).toBeVisible()
  await expectAccessible(page)
  await takePicture(page, 'visit-answers')
})
