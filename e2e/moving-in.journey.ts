import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { takePicture } from './picture.ts'
import { address, DEMO_NOW } from './place.ts'
import { expect, test } from './test.ts'
import { newBusiness, OWNER_PASSWORD, signIn } from './trust.ts'

const SLUG = 'moving-in'
const csv = (rows: string[][]) =>
  Buffer.from(rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n'))

const CLIENTS = csv([
  ['Reference ID', 'First Name', 'Last Name', 'Email Address', 'Phone Number', 'Memo', 'Square Customer ID'],
  ...Array.from({ length: 450 }, (_, n) => [
    '',
    `Ann${n}`,
    'Miller',
    `ann${n}@example.org`,
    '',
    '',
    `SQ${n}`,
  ]),
  ['', 'Bad', 'Address', 'nobody', '', '', 'SQX'],
])
const VISITS = csv([
  [
    'Appointment reference',
    'Client',
    'Scheduled date',
    'Scheduled time',
    'Duration',
    'Services',
    'Team member',
    'Status',
  ],
  ['A1', 'Ann1 Miller', '7 Jan 2027', '10:00', '30min', 'Cut', 'Sam', 'Booked'],
  ['A2', 'Ann2 Miller', '7 Jan 2027', '10:00', '30min', 'Cut', 'Sam', 'Booked'],
  ['A3', 'Ann3 Miller', 'soon', '10:00', '30min', 'Cut', 'Sam', 'Booked'],
])

async function choose(page: Page, name: string, buffer: Buffer) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByLabel('File', { exact: true }).click(),
  ])
  await chooser.setFiles({ name, mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Check the file' }).click()
}

test('an owner moves in with files of other products, sees what is wrong, and places what found no time', async ({
  browser,
  request,
}) => {
  const owner = await newBusiness(request, SLUG, 'Moving In')
  const context = await browser.newContext({ baseURL: address(SLUG), viewport: { width: 1440, height: 900 } })
  await context.clock.install({ time: DEMO_NOW })
  const page = await context.newPage()
  await signIn(page, SLUG, owner, OWNER_PASSWORD)
  const headers: Record<string, string> = { origin: address(), 'x-business-subdomain': SLUG }
  const made = async (path: string, data: object) => {
    const answer = await request.post(address(undefined, `/api/v1${path}`), { data, headers })
    expect(answer.ok()).toBe(true)
    return answer.json()
  }
  const { token } = await made('/auth/sign-in', { email: owner, password: OWNER_PASSWORD })
  headers.authorization = `Bearer ${token}`
  const at = (path: string) => address(undefined, `/api/v1${path}`)
  const [location] = (await (await request.get(at('/locations'), { headers })).json()).items
  const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '17:00' }))
  const hours = await request.put(at(`/locations/${location.id}/hours`), {
    headers,
    data: { weekly, overrides: [] },
  })
  expect(hours.ok()).toBe(true)
  await made('/resources', { name: 'Sam', kind: 'staff' })
  await made('/services', { name: 'Cut', durationMinutes: 30, price: { amount: 2000, currency: 'GBP' } })

  await page.goto(address(SLUG, '/app/settings/import'))
  await expect(page.getByText('No file yet.')).toBeVisible()
  await expectAccessible(page)
  await choose(page, 'square-clients.csv', CLIENTS)
  await expect(page.getByText('Customers · Square · 451 rows')).toBeVisible()
  await expect(page.getByRole('cell', { name: /No email address/ })).toBeVisible()
  await expectAccessible(page)
  await takePicture(page, 'moving-in-preview')
  await page.getByRole('button', { name: 'Take over 450 rows' }).click()
  await expect(page.getByText('Everything that could be taken over is here.')).toBeVisible({
    timeout: 30_000,
  })
  await expect(page.getByRole('button', { name: 'New (450)' })).toBeVisible()

  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'All files' }).click()
  await choose(page, 'fresha-appointments.csv', VISITS)
  await expect(page.getByRole('cell', { name: /Date can’t be read/ })).toBeVisible()
  await takePicture(page, 'moving-in-phone')
  await page.getByRole('button', { name: 'Take over 2 rows' }).click()
  await expect(page.getByText('Everything that could be taken over is here.')).toBeVisible({
    timeout: 30_000,
  })
  await page.getByRole('button', { name: 'All files' }).click()
  await expect(page.getByRole('heading', { name: '1 visit without a time' })).toBeVisible()
  // where the day is looked at, the number leads to the list
  await page.goto(address(SLUG, '/app/today'))
  const waiting = page.getByRole('link', { name: '1 visit without a time' })
  await expect(waiting).toBeVisible()
  await takePicture(page, 'moving-in-today')
  await page.setViewportSize({ width: 1440, height: 900 })
  await takePicture(page, 'moving-in-today-wide')
  await page.goto(address(SLUG, '/app/timeline'))
  await page.getByRole('button', { name: '1 visit without a time' }).click()
  const drawer = page.getByRole('complementary', { name: 'Visits without a time' })
  await expect(drawer.getByText('Ann2 Miller')).toBeVisible()
  await expectAccessible(page)
  await takePicture(page, 'moving-in-timeline-wide')
  await page.setViewportSize({ width: 390, height: 844 })
  await takePicture(page, 'moving-in-timeline')
  await page.goto(address(SLUG, '/app/today'))
  await waiting.click()
  await expect(page.getByRole('heading', { name: 'Visits without a time' })).toBeVisible()
  await expectAccessible(page)
  await takePicture(page, 'moving-in-unassigned')
  await page.getByRole('button', { name: 'Take off' }).click()
  await expect(page.getByText('No visit waits for a time.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Place' }).click()
  await expect(page.getByRole('dialog', { name: 'Place the visit of Ann2 Miller' })).toBeVisible()
  await page.getByRole('dialog').getByLabel(/^Time/).fill('14:00')
  await takePicture(page, 'moving-in-place')
  await page.getByRole('button', { name: 'Book', exact: true }).click()
  await expect(page.getByText(/Ann2 Miller is booked/)).toBeVisible()
  await expect(page.getByText('No visit waits for a time.')).toBeVisible()
  await context.close()
})
