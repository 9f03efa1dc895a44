import type { APIRequestContext, Locator, Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { address, expect, test } from './test.ts'
import { apiOf, beSignedIn, newBusiness, OWNER_PASSWORD } from './trust.ts'

const SATURDAY = '2026-12-05'
const TUESDAY = '2026-12-08'

/** A barber shop with two people and a full Saturday; answers its owner's address and the visits. */
async function shop(request: APIRequestContext, slug: string) {
  const owner = await newBusiness(request, slug, 'Full Shop')
  const call = await apiOf(request, slug, owner, OWNER_PASSWORD)
  const make = async (method: string, path: string, data: object) => {
    const { body } = await call(method, path, data)
    expect([path, body?.code]).toEqual([path, undefined])
    return body
  }
  const { items } = (await call('GET', '/locations')).body
  const weekly = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, start: '09:00', end: '18:00' }))
  await make('PUT', `/locations/${items[0].id}/hours`, { weekly })
  const person = async (name: string) => (await make('POST', '/resources', { name, kind: 'staff' })).id
  const [ana, ben] = [await person('Ana'), await person('Ben')]
  const price = { amount: 3000, currency: 'GBP' }
  const cut = (await make('POST', '/services', { name: 'Cut', durationMinutes: 60, price })).id
  const book = (name: string, resourceId: string, time: string) =>
    make('POST', '/appointments', {
      serviceId: cut,
      resourceIds: [resourceId],
      start: `${SATURDAY}T${time}:00Z`,
      customer: { name },
    })
  return { owner, ana, ben, book, call, make }
}

const panel = (page: Page): Locator => page.getByRole('dialog', { name: 'Visits that don’t fit any more' })
const rowOf = (page: Page, name: string): Locator =>
  panel(page).getByRole('listitem').filter({ hasText: name })

async function reassignToBen(page: Page, name: string, regardless?: string) {
  const row = rowOf(page, name)
  await row.getByRole('button', { name: /^Reassign the visit/ }).click()
  await row.getByRole('combobox', { name: 'Who or what serves it' }).click()
  await page.getByRole('option', { name: 'Ben' }).click()
  if (regardless) {
    await row.getByRole('button', { name: 'Why not?' }).click()
    await row.getByLabel('Book regardless').check()
    await row.getByLabel('Why regardless?').fill(regardless)
  } else await expect(row.getByText('This time is free')).toBeVisible()
  await row.getByRole('button', { name: 'Reassign', exact: true }).click()
}

test('closing a full Saturday lists its visits, and all are settled in one place', async ({
  page,
  request,
}) => {
  test.slow()
  const slug = 'full-shop'
  const { owner, ana, ben, book, call } = await shop(request, slug)
  const names = ['Ada', 'Bea', 'Cem', 'Dot', 'Eli', 'Fay', 'Gus']
  const times = ['09:00', '10:00', '11:00', '12:00']
  for (const [n, name] of names.entries())
    await book(name, n < times.length ? ana : ben, times[n % times.length] ?? '')
  await page.setViewportSize({ width: 1440, height: 900 })
  await beSignedIn(page, slug, owner, OWNER_PASSWORD)
  await page.goto(address(slug, '/app/hours?tab=closures'))
  await page.getByRole('button', { name: 'Close some days' }).click()
  const form = page.getByRole('dialog', { name: 'Close some days' })
  await form.getByLabel('What for').fill('Flooded')
  await form.getByLabel('First day').fill(SATURDAY)
  await form.getByLabel('First day').press('Tab')
  await form.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(form.getByText('7 visits would be stranded')).toBeVisible()
  await form.getByRole('button', { name: 'Close regardless' }).click()

  const rows = panel(page).getByRole('listitem')
  await expect(panel(page).getByText('0 of 7 settled')).toBeVisible()
  await expect(rows).toHaveCount(7)
  for (const name of names) await expect(rowOf(page, name)).toContainText('Closed that day.')
  await expectAccessible(page)

  for (const [n, name] of ['Ada', 'Bea', 'Cem'].entries()) {
    const row = rowOf(page, name)
    await row.getByRole('button', { name: /^Move the visit/ }).click()
    await row.getByLabel('Date').fill(TUESDAY)
    await row.getByLabel('Date').press('Tab')
    const free = row.getByRole('group', { name: 'Free times' })
    await free.getByRole('button', { name: `${10 + n}:00`, exact: true }).click()
    await row.getByRole('button', { name: 'Move the visit', exact: true }).click()
    await expect(row.getByText('Moved', { exact: true })).toBeVisible()
    await expect(panel(page).getByText(`${n + 1} of 7 settled`)).toBeVisible()
  }

  // the shop is closed for all, but Ben comes in for this one
  await reassignToBen(page, 'Dot', 'Her wedding day')
  await expect(rowOf(page, 'Dot').getByText('Reassigned', { exact: true })).toBeVisible()
  await expect(panel(page).getByText('4 of 7 settled')).toBeVisible()

  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  await panel(page).getByRole('button', { name: 'Cancel the remaining 3…' }).click()
  await page.getByRole('textbox', { name: 'Reason' }).fill('Flooded')
  await page.getByRole('button', { name: 'Cancel 3 visits' }).click()
  await expect(panel(page).getByText('7 of 7 settled')).toBeVisible()
  await expect(panel(page).getByText('Cancelled', { exact: true })).toHaveCount(3)
  await panel(page).getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('button', { name: 'Settle' })).toHaveCount(0)

  expect((await call('GET', '/stranded')).body.items).toEqual([])
  const query = `from=${SATURDAY}T00:00:00Z&to=2026-12-12T00:00:00Z&limit=50`
  const { items } = (await call('GET', `/appointments?${query}`)).body
  const told = items.map((one: { customer: { name: string }; start: string; status: string }) =>
    [one.customer.name, one.start.slice(0, 16), one.status].join(' '),
  )
  expect(told.sort()).toEqual([
    `Ada ${TUESDAY}T10:00 confirmed`,
    `Bea ${TUESDAY}T11:00 confirmed`,
    `Cem ${TUESDAY}T12:00 confirmed`,
    `Dot ${SATURDAY}T12:00 confirmed`,
    ...['Eli', 'Fay', 'Gus'].map((name, n) => `${name} ${SATURDAY}T${times[n]} cancelled`),
  ])
})

test('somebody’s day off hands a visit to who is free', async ({ page, request }) => {
  test.slow()
  const slug = 'day-off'
  const { owner, ana, book, call } = await shop(request, slug)
  await book('Hal', ana, '10:00')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await beSignedIn(page, slug, owner, OWNER_PASSWORD)
  const day = { start: `${SATURDAY}T09:00:00Z`, end: `${SATURDAY}T18:00:00Z` }
  expect((await call('POST', '/blocks', { resourceId: ana, title: 'Ill', ...day })).status).toBe(201)
  await page.goto(address(slug, '/app/hours'))
  await page.getByRole('button', { name: 'Settle' }).click()
  await expect(rowOf(page, 'Hal')).toContainText('The time was taken out.')
  await reassignToBen(page, 'Hal')
  await expect(rowOf(page, 'Hal').getByText('Reassigned', { exact: true })).toBeVisible()
  await expect(panel(page).getByText('1 of 1 settled')).toBeVisible()
  await expectAccessible(page)
  expect((await call('GET', '/stranded')).body.items).toEqual([])
})

test('alternating weeks are seen ahead, and copied to a colleague', async ({ page, request }) => {
  test.slow()
  const slug = 'two-weeks'
  const { owner, ana, ben, call, make } = await shop(request, slug)
  const weekly = [{ weekday: 1, start: '09:00', end: '17:00' }]
  const weeks = [weekly, [{ weekday: 2, start: '12:00', end: '18:00' }]]
  const overrides = [{ date: '2026-12-24', windows: [] }]
  await make('PUT', `/resources/${ana}/hours`, { weekly, rotas: [{ validFrom: '2026-11-30', weeks }] })
  await make('PUT', `/resources/${ben}/hours`, { weekly: [], overrides })
  await page.setViewportSize({ width: 1440, height: 900 })
  await beSignedIn(page, slug, owner, OWNER_PASSWORD)
  await page.goto(address(slug, `/app/hours?of=${ana}`))
  const ahead = page.getByRole('region', { name: 'The next four weeks' })
  const turns = ahead.getByRole('rowheader')
  await expect(turns).toHaveText([/2026$/, /Week A$/, /Week B$/, /Week A$/])
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Copy these weeks to others…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Copy the weeks of Ana' })
  await dialog.getByLabel('Ben').check()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  const { body } = await call('GET', `/resources/${ben}/hours`)
  expect(body).toMatchObject({ weekly, overrides, rotas: [{ validFrom: '2026-11-30', weeks }] })
  await page.getByRole('button', { name: 'Undo' }).click()
  const bens = async () => (await call('GET', `/resources/${ben}/hours`)).body
  await expect.poll(async () => (await bens()).rotas).toBeUndefined()
  expect(await bens()).toMatchObject({ weekly: [], overrides })
  await page.setViewportSize({ width: 390, height: 844 })
  await ahead.scrollIntoViewIfNeeded()
  await expectAccessible(page)

  // a pause on two days of the week, six times
  await page.goto(address(slug, '/app/hours?tab=blocks'))
  await page.getByRole('button', { name: 'Take time out' }).click()
  const form = page.getByRole('dialog', { name: 'Take time out' })
  await form.getByLabel('What for').fill('Nap')
  await form.getByRole('combobox', { name: 'Whose time' }).click()
  await page.getByRole('option', { name: 'Ana' }).click()
  await form.getByLabel('From', { exact: true }).fill('2026-12-07')
  await form.getByLabel('From', { exact: true }).press('Tab')
  await form.getByLabel('Until', { exact: true }).fill('2026-12-07')
  await form.getByLabel('Until', { exact: true }).press('Tab')
  await form.getByRole('combobox', { name: 'Repeats' }).click()
  await page.getByRole('option', { name: 'Weekly' }).click()
  await form.getByText('Mon', { exact: true }).click()
  await form.getByText('Wed', { exact: true }).click()
  await form.getByText('After some', { exact: true }).click()
  await form.getByLabel('How many times').fill('6')
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Take out', exact: true }).click()
  await expect(form).toHaveCount(0)
  const naps = async () =>
    (await call('GET', '/blocks')).body.items.map(
      (one: { title: string; start: string }) => `${one.title} ${one.start.slice(5, 16)}`,
    )
  const days = ['12-07', '12-09', '12-14', '12-16', '12-21', '12-23']
  expect(await naps()).toEqual(days.map((day) => `Nap ${day}T12:00`))
  // only what is in sight is drawn, and noon isn't on a phone
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(address(slug, '/app/timeline?date=2026-12-14'))
  await page.getByRole('button', { name: /Nap/ }).first().click()
  const block = page.getByRole('dialog', { name: 'Nap' })
  await block.getByLabel('From, time').fill('12:30')
  await block.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'This and later ones' }).click()
  await expect(block).toHaveCount(0)
  expect(await naps()).toEqual(days.map((day, n) => `Nap ${day}T${n < 2 ? '12:00' : '12:30'}`))
})
