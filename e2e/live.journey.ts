import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'

/** A Thursday that no other journey uses. */
const DAY = '2027-02-18'

async function signIn(page: Page, who: string, path: string) {
  await page.goto(path)
  await page.getByLabel('Email').fill(`${who}@demo.com`)
  await page.getByRole('textbox', { name: 'Password' }).fill('smooth-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(new RegExp(path.replace(/[?]/g, '\\?')))
}

/** Books as whoever is signed in on this page, for a name, with the first who is free. */
const book = (page: Page, name: string, start: string) =>
  page.evaluate(
    async ({ name, start }) => {
      const answered = await fetch('/api/v1/services?limit=200')
      const { items } = (await answered.json()) as { items: { id: string; name: string }[] }
      const serviceId = items.find((one) => one.name === 'Manicure')?.id
      const answer = await fetch('/api/v1/appointments', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ serviceId, start, customer: { name } }),
      })
      return answer.status
    },
    { name, start },
  )

test('what a colleague books stands on the Timeline at once, with their name; offline it stays, and comes up to date after', async ({
  page,
  context,
  browser,
}) => {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/events')) asked.push(request.url())
  })
  await signIn(page, 'reception', `/app/timeline?date=${DAY}`)
  const state = page.getByRole('status').filter({ hasText: /^(Live|Reconnecting|Offline)$/ })
  await expect(state).toHaveText('Live')

  const other = await browser.newContext()
  const colleague = await other.newPage()
  await signIn(colleague, 'owner', '/app/settings')
  expect(await book(colleague, 'Lena Live', `${DAY}T11:00:00Z`)).toBe(201)
  const visit = page.getByRole('grid').getByRole('button', { name: /Lena Live/ })
  await expect(visit).toBeVisible()
  await expect(visit).toHaveAttribute('data-changed', '')
  await page.screenshot({ path: 'test-results/live.png' })
  await page.clock.runFor(6_000)
  await expect(visit).not.toHaveAttribute('data-changed')

  await context.setOffline(true)
  await expect(state).toHaveText('Offline')
  await expect(visit).toBeVisible()
  expect(await book(colleague, 'Olga Offline', `${DAY}T13:00:00Z`)).toBe(201)
  await context.setOffline(false)
  await expect(page.getByRole('grid').getByRole('button', { name: /Olga Offline/ })).toBeVisible()
  await expect(state).toHaveText('Live')
  expect(asked).toEqual([])
  await other.close()
})
