import { address, expect, test } from './test.ts'

for (const [name, url] of [
  ['the platform', address()],
  ['a salon', address('demo')],
  ['a repair shop', address('acme')],
] as const) {
  test(`${name} has a page of its own, and nothing goes wrong on it`, async ({ page }) => {
    const wrong: string[] = []
    page.on('pageerror', (error) => wrong.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text())
    })
    await page.goto(url)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(wrong).toEqual([])
  })
}
