import { address, expect, test } from './test.ts'

test('the API’s reference can be read and opened, under the same policy as every page', async ({ page }) => {
  await page.goto(address(undefined, '/api/docs'))
  const call = page.locator('#operations-Business-get-business')
  await call.click()
  await expect(call.getByText('The business as its customers see it').first()).toBeVisible()
  await expect(call.getByRole('button', { name: 'Execute' })).toBeVisible()
})
