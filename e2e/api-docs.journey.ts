import { address, expect, test } from './test.ts'

test('the API’s reference can be read and opened, under the same policy as every page', async ({
  page,
  request,
}) => {
  const { paths } = await (await request.get(address(undefined, '/api/v1/openapi.json'))).json()
  const calls = Object.values(paths).flatMap((path) =>
    Object.values(path as Record<string, { tags: string[] }>),
  )
  await page.goto(address(undefined, '/api/docs'))
  await expect(page.locator('.opblock-tag')).toHaveCount(new Set(calls.flatMap(({ tags }) => tags)).size)
  await page.locator('#operations-tag-Business').click()
  const call = page.locator('#operations-Business-get-business')
  await call.click()
  await expect(call.getByText('The business as its customers see it').first()).toBeVisible()
  await expect(call.getByRole('button', { name: 'Execute' })).toBeVisible()
})
