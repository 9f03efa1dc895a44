import { gzipSync } from 'node:zlib'
import { expect, test } from './test.ts'

const MOST_BYTES = 200_000

test('the booking page, to its last step, is at most 200 kB of JavaScript and CSS, gzipped', async ({
  page,
}) => {
  const files = new Map<string, Promise<Buffer>>()
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (/\.(js|css)$/.test(pathname)) files.set(pathname, response.body())
  })
  await page.goto('/')
  await page.getByRole('button', { name: /^Manicure/ }).click()
  await page.getByRole('button', { name: 'Choose a time' }).click()
  await page
    .getByRole('button', { name: /^\d\d:\d\d/ })
    .last()
    .click()
  await page.getByLabel('Name').fill('Wendy Weight')
  await page.getByLabel('Email').fill('wendy@example.com')
  await page.getByRole('button', { name: 'Book this visit' }).click()
  await expect(page.getByRole('heading', { name: 'You’re booked' })).toBeFocused()

  const weights = await Promise.all(
    [...files].map(async ([path, body]) => ({ path, bytes: gzipSync(await body).length })),
  )
  const total = weights.reduce((sum, { bytes }) => sum + bytes, 0)
  test.info().annotations.push({ type: 'bytes', description: String(total) })
  expect(total, weights.map(({ path, bytes }) => `${bytes} ${path}`).join('\n')).toBeLessThanOrEqual(
    MOST_BYTES,
  )
  expect(weights.filter(({ path }) => /workspace|timeline/i.test(path))).toEqual([])
})
