import type { APIRequestContext, Locator, Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { takePicture } from './picture.ts'
import { address, expect, test } from './test.ts'
import { apiOf, beSignedIn, mailedLink, newBusiness, OWNER_PASSWORD } from './trust.ts'

/** The journeys' Saturday: time stands still at 11:40. */
const at = (time: string) => `2026-11-28T${time}:00Z`
const PAST = { override: ['past', 'notice', 'off-grid'], overrideReason: 'It is so' }

/** A salon of its own with a morning behind it; answers the addresses of its people. */
async function salon(request: APIRequestContext, slug: string) {
  const owner = await newBusiness(request, slug, 'Desk Salon')
  const call = await apiOf(request, slug, owner, OWNER_PASSWORD)
  const make = async (method: string, path: string, data: object) => {
    const { status, body } = await call(method, path, data)
    expect([path, status, body?.code]).toEqual([path, expect.any(Number), undefined])
    return body
  }
  const { items } = (await call('GET', '/locations')).body
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: '09:00', end: '19:00' }))
  await make('PUT', `/locations/${items[0].id}/hours`, { weekly })
  const person = async (name: string) => (await make('POST', '/resources', { name, kind: 'staff' })).id
  const [ana, ben] = [await person('Ana'), await person('Ben')]
  await person('Cleo')
  const service = async (name: string, durationMinutes: number) =>
    (await make('POST', '/services', { name, durationMinutes, price: { amount: 4000, currency: 'GBP' } })).id
  const [cut, colour] = [await service('Cut', 30), await service('Colour', 60)]
  const member = async (name: string, more: object, resourceId?: string) => {
    const email = `${name}@${slug}.example.com`
    const { id: userId } = await make('POST', '/members', { name, email, role: 'TENANT_STAFF', ...more })
    if (resourceId) {
      const { version } = (await call('GET', `/resources/${resourceId}`)).body
      await make('PATCH', `/resources/${resourceId}`, { userId, version })
    }
    const token = (await mailedLink(request, email, 'invitation')).split('#')[1]
    await make('POST', '/auth/invitation', { token, name, password: OWNER_PASSWORD })
    return email
  }
  const reception = await member('rita', { calendars: 'all', contacts: 'all' })
  const stylist = await member('ana', { calendars: 'own', contacts: 'served' }, ana)
  const book = (name: string, serviceId: string, resourceId: string, time: string, more: object = {}) =>
    make('POST', '/appointments', {
      serviceId,
      resourceIds: [resourceId],
      start: at(time),
      customer: { name },
      ...PAST,
      ...more,
    })
  await book('Nora Nowhere', cut, ben, '11:00')
  await book('Larry Late', cut, ben, '11:30')
  const oda = await book('Oda Overrun', colour, ana, '10:45', {
    customerNote: 'Sensitive scalp',
    internalNotes: 'Formula 6/1',
  })
  await make('PATCH', `/appointments/${oda.id}`, { status: 'in_progress', version: oda.version })
  await book('Nina Next', cut, ana, '11:45')
  await book('Lou Later', cut, ana, '14:00')
  await make('POST', '/labels', { name: 'Waiting for colour', color: 'amber' })
  return { reception, stylist }
}

const rowOf = (page: Page, name: string): Locator =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name, exact: true }) })
const section = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: new RegExp(`^${name}`) })
const panel = (page: Page): Locator => page.getByRole('dialog')

test('a receptionist’s Saturday: late, missed, walked in, running over, and on the phone', async ({
  page,
  request,
}) => {
  test.slow()
  const slug = 'desk-salon'
  const { reception } = await salon(request, slug)
  await page.setViewportSize({ width: 1440, height: 900 })
  await beSignedIn(page, slug, reception, OWNER_PASSWORD)
  await page.goto(address(slug, '/app'))
  await expect(page).toHaveURL(address(slug, '/app/today'))

  // late, then in the waiting room
  await expect(rowOf(page, 'Larry Late')).toContainText('10 min late')
  await rowOf(page, 'Larry Late').getByRole('button', { name: 'Arrived: Larry Late' }).click()
  await expect(section(page, 'Waiting room').getByText('Larry Late', { exact: true })).toBeVisible()
  await expect(rowOf(page, 'Larry Late')).toContainText('waiting')

  // missed, taken back, missed after all
  await rowOf(page, 'Nora Nowhere').getByRole('button', { name: 'No-show: Nora Nowhere' }).click()
  await expect(section(page, 'No-shows').getByText('Nora Nowhere', { exact: true })).toBeVisible()
  await page.getByRole('alert').filter({ hasText: 'Nora' }).getByRole('button', { name: 'Undo' }).click()
  await expect(section(page, 'To come').getByText('Nora Nowhere', { exact: true })).toBeVisible()
  await rowOf(page, 'Nora Nowhere').getByRole('button', { name: 'No-show: Nora Nowhere' }).click()
  await expect(section(page, 'No-shows')).toBeVisible()

  // walked in at 11:07, off the grid, served by whoever is free
  await page.getByRole('button', { name: 'Walk-in', exact: true }).click()
  await panel(page).getByRole('combobox').first().click()
  await page.getByRole('option', { name: /^Cut/ }).click()
  await panel(page).getByLabel('From').fill('11:07')
  await expectAccessible(page)
  await panel(page).getByRole('button', { name: 'Start the visit' }).click()
  const walkedIn = rowOf(page, 'Walk-in')
  await expect(section(page, 'In service').getByText('Walk-in', { exact: true })).toBeVisible()
  await expect(walkedIn).toContainText('11:07')
  await expect(walkedIn).toContainText('Cleo')

  // runs over into the next visit, which another one takes
  await rowOf(page, 'Oda Overrun').getByRole('button', { name: 'Longer…: Oda Overrun' }).click()
  await panel(page).getByRole('button', { name: '+10 min' }).click()
  await expect(panel(page)).toContainText('This runs into the next visit')
  await expect(panel(page)).toContainText('Nina Next')
  await expect(panel(page).getByRole('button', { name: 'Save' })).toBeDisabled()
  await expectAccessible(page)
  await takePicture(page, 'desk-overrun')
  await panel(page).getByLabel('Hand over to Cleo').check()
  await panel(page).getByRole('button', { name: 'Save' }).click()
  await expect(rowOf(page, 'Oda Overrun')).toContainText('until 11:55')
  await expect(rowOf(page, 'Nina Next')).toContainText('Cleo')

  // on the phone: a name alone
  await page.getByRole('button', { name: 'Book', exact: true }).click()
  await panel(page).getByRole('textbox', { name: 'Customer', exact: true }).fill('Petra Phone')
  await page.getByRole('option', { name: /Petra Phone/ }).click()
  await panel(page)
    .getByRole('combobox', { name: /service/i })
    .first()
    .click()
  await page.getByRole('option', { name: /^Cut/ }).click()
  await panel(page).getByRole('textbox', { name: 'Time' }).fill('15:00')
  await panel(page).getByRole('button', { name: 'Book', exact: true }).click()
  await expect(panel(page).getByText('Confirmed')).toBeVisible()

  // in the business's own words
  await panel(page).getByRole('combobox', { name: 'Labels' }).press('ArrowDown')
  await page.getByRole('option', { name: 'Waiting for colour' }).click()
  await expect(page.getByText('Labels saved')).toBeVisible()
  await page.goto(address(slug, '/app/today'))
  await expect(rowOf(page, 'Petra Phone')).toContainText('Waiting for colour')
  await page.getByRole('combobox', { name: 'Label' }).click()
  await page.getByRole('option', { name: 'Waiting for colour' }).click()
  await expect(rowOf(page, 'Petra Phone')).toBeVisible()
  await expect(rowOf(page, 'Larry Late')).toHaveCount(0)
  await page.goto(address(slug, '/app/today'))
  await expect(rowOf(page, 'Larry Late')).toBeVisible()
  await expectAccessible(page)
  await takePicture(page, 'desk-today')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
  await takePicture(page, 'desk-today-dark')
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  await takePicture(page, 'desk-today-phone-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await takePicture(page, 'desk-today-phone')

  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(address(slug, '/app/timeline'))
  await expect(
    page.getByRole('grid').getByRole('button', { name: /Petra Phone.*Waiting for colour/ }),
  ).toBeVisible()
  await takePicture(page, 'desk-timeline')
})

test('a stylist’s day at 390 px: the next customer large, two taps each, and a pause', async ({
  page,
  request,
}) => {
  test.slow()
  const slug = 'desk-stylist'
  const { stylist } = await salon(request, slug)
  await page.setViewportSize({ width: 390, height: 844 })
  await beSignedIn(page, slug, stylist, OWNER_PASSWORD)
  await page.goto(address(slug, '/app'))
  await expect(page).toHaveURL(address(slug, '/app/my-day'))

  const next = page.getByRole('main').getByRole('region')
  await expect(next.getByRole('heading', { name: 'Oda Overrun' })).toBeVisible()
  await expect(next).toContainText('Sensitive scalp')
  await expect(next).toContainText('Formula 6/1')
  await expect(next).toContainText('First visit')
  await expectAccessible(page)
  await takePicture(page, 'my-day')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
  await takePicture(page, 'my-day-dark')
  await page.emulateMedia({ colorScheme: 'light' })

  // within reach of the thumb, over the pages' bar
  const done = next.getByRole('button', { name: 'Done: Oda Overrun' })
  const box = await done.boundingBox()
  expect(box?.height).toBeGreaterThanOrEqual(44)
  expect(box?.y).toBeGreaterThan(700)
  await done.click()
  await expect(next.getByRole('heading', { name: 'Nina Next' })).toBeVisible()
  await next.getByRole('button', { name: 'Arrived: Nina Next' }).click()
  await expect(next).toContainText('waiting')
  await next.getByRole('button', { name: 'Start: Nina Next' }).click()
  await expect(next.getByRole('button', { name: 'Done: Nina Next' })).toBeVisible()

  // the gap before the next customer becomes a pause
  await page.getByRole('button', { name: '1 h 45 min free' }).click()
  await panel(page).getByText('15 min', { exact: true }).click()
  await expectAccessible(page)
  await panel(page).getByLabel('What for').fill('Lunch')
  await panel(page).getByRole('button', { name: 'Block', exact: true }).click()
  await expect(page.getByText(/Lunch · 15 min/)).toBeVisible()

  await page.getByRole('button', { name: 'The day after' }).click()
  await expect(page.getByText('Nothing is booked on this day')).toBeVisible()
  await page.getByRole('button', { name: 'Today', exact: true }).click()
  await expect(next.getByRole('heading', { name: 'Nina Next' })).toBeVisible()
})
