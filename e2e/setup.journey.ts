import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { DEMO_NOW } from './place.ts'
import { readQrPicture } from './qr.ts'
import { address, expect, test } from './test.ts'
import { beSignedIn, mailedLink, newBusiness, OWNER_PASSWORD } from './trust.ts'

/** A customer's phone: somebody who isn't signed in. */
async function phone(page: Page, slug: string): Promise<Page> {
  const context = await page
    .context()
    .browser()
    ?.newContext({ baseURL: address(slug), viewport: { width: 390, height: 844 } })
  if (!context) throw new Error('no browser')
  await context.clock.install({ time: DEMO_NOW })
  return context.newPage()
}

/** One pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: new RegExp(name) })
const heading = (page: Page, name: string) => page.getByRole('heading', { name })

for (const [width, scheme] of [
  [1440, 'light'],
  [390, 'dark'],
] as const)
  test(`from sign-up to the first booking in at most 25 inputs, at ${width} px, ${scheme}`, async ({
    page,
    request,
  }) => {
    test.slow()
    await page.setViewportSize({ width, height: 844 })
    await page.emulateMedia({ colorScheme: scheme })
    const slug = `quick-clips-${width}`
    const email = `quinn@${slug}.example.com`
    let inputs = 0
    const press = async (name: string | RegExp, role: 'button' | 'link' = 'button') => {
      inputs++
      await page
        .getByRole(role, { name, exact: typeof name === 'string' })
        .last()
        .click()
    }
    const fill = async (label: string, value: string) => {
      inputs++
      await page.getByRole('textbox', { name: label }).fill(value)
    }

    await page.goto(address(undefined, '/sign-up'))
    // its address is made of its name
    await fill('Name of the business', `Quick Clips ${width}`)
    await expect(page.getByLabel('Its address')).toHaveValue(slug)
    await fill('Your name', 'Quinn Quick')
    await fill('Email', email)
    await fill('Password', OWNER_PASSWORD)
    await press('Create the business')
    await expect(heading(page, 'Look into your mail')).toBeVisible()
    inputs++ // opening the link
    await page.goto(await mailedLink(request, email, 'confirm-business'))
    await press('Open it')
    await press('Sign in', 'link')
    await fill('Email', email)
    await fill('Password', OWNER_PASSWORD)
    await press('Sign in')

    await expect(heading(page, 'What do you do?')).toBeVisible()
    await expectAccessible(page)
    await press('Barber')
    await expect(heading(page, 'What can be booked?')).toBeVisible()
    await expect(page.getByText('Example', { exact: true })).toHaveCount(5)
    await expectAccessible(page)
    await press('Continue')
    await expect(heading(page, 'When are you open?')).toBeVisible()
    await expect(page.getByText('These are usual in your trade.')).toBeVisible()
    await expectAccessible(page)
    await press('Continue')
    await expect(heading(page, 'Who and what is needed?')).toBeVisible()
    await expectAccessible(page)
    await press('Add me, Quinn Quick')
    await expect(page.getByRole('button', { name: 'Remove Quinn Quick' })).toBeVisible()
    await press('Continue')
    await expect(page.getByText('First free time:')).toHaveCount(5)
    await expectAccessible(page)

    // others see that it opens soon, and no search engine keeps it
    const customer = await phone(page, slug)
    const answer = await customer.goto('/')
    expect(answer?.headers()['x-robots-tag']).toBe('noindex')
    await expect(customer.getByText('Opening soon.')).toBeVisible()
    await expect(customer.getByRole('button', { name: /^Haircut/ })).toHaveCount(0)
    await expectAccessible(customer)

    await press('Continue')
    await expect(heading(page, 'How does your page look?')).toBeVisible()
    const preview = page.frameLocator('iframe')
    await expect(preview.getByRole('button', { name: /^Haircut\b/ }).first()).toBeVisible()
    await expect(preview.getByText('Only you and your team see this.')).toBeVisible()
    await expectAccessible(page)
    await press('Skip')
    await expect(heading(page, 'Open your page')).toBeVisible()
    await press('Publish')
    await expect(page.getByText('Your page is open. Customers can book.')).toBeVisible()
    await expect(page.getByRole('img', { name: /^QR code: the page of Quick Clips/ })).toBeVisible()
    await expectAccessible(page)

    const page2 = await customer.goto('/')
    expect(page2?.headers()['x-robots-tag']).toBeUndefined()
    const tap = async (name: RegExp | string) => {
      inputs++
      await customer.getByRole('button', { name }).first().click()
    }
    await tap(/^Haircut\b/)
    await tap('Choose a time')
    await tap(/^\d{1,2}:\d\d/)
    inputs += 2
    await customer.getByLabel('Name').fill('Fred First')
    await customer.getByLabel('Email').fill('fred@example.com')
    await tap('Book this visit')
    await expect(heading(customer, 'You’re booked')).toBeVisible()
    // every field, press and tap: the owner's and the customer's
    expect(inputs).toBeLessThanOrEqual(25)

    // a picture is shown to customers; what is none, or could carry a script, is refused
    await step(page, 'Your page').click()
    const file = page.locator('input[type=file]')
    const refused = page.getByText('This picture can’t be read.')
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    await file.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) })
    await expect(refused).toBeVisible()
    await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<html>') })
    await expect(refused).toBeVisible()
    await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: PICTURE })
    await expect(page.getByRole('img', { name: 'Logo' })).toBeVisible()
    await expect(refused).toHaveCount(0)
    await page.getByRole('button', { name: 'Continue' }).click()

    // the link and the code lead to the page
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Copy the link' }).click()
    await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(address(slug, '/'))
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Code as PNG' }).click(),
    ])
    expect(await readQrPicture(page, await download.path())).toBe(address(slug, '/'))
    await customer.goto('/')
    await expect(customer.locator('img[src^="data:image/png"]').first()).toBeVisible()
    await customer.context().close()
  })

test('a test visit is on the Timeline and goes with one press', async ({ page, request }) => {
  test.slow()
  const slug = 'try-it-out'
  const email = await newBusiness(request, slug, 'Try It Out')
  await beSignedIn(page, slug, email, OWNER_PASSWORD)
  await page.goto(address(slug, '/app/setup'))
  await page.getByRole('button', { name: 'Spa and massage' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: /^Add me/ }).click()
  await expect(page.getByRole('button', { name: 'Remove Olga Owner' })).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()

  // what is in the way, and its mend: there is no room
  const blocked = page.getByRole('listitem').filter({ hasText: 'No room exists.' })
  await expect(blocked).toHaveCount(4)
  await expectAccessible(page)
  await blocked.first().getByRole('button', { name: 'Add a room' }).click()
  await page.getByRole('textbox', { name: 'Name of a room' }).fill('Blue room')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Remove Blue room' })).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('First free time:')).toHaveCount(6)

  await step(page, 'Test visit').click()
  await page.getByRole('button', { name: 'Book a test visit' }).click()
  await expect(page.getByText(/^Booked: /)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'See it on the Timeline' }).click()
  const box = page.getByRole('grid').getByRole('button', { name: /Test visit/ })
  await expect(box.first()).toBeVisible()

  // what is left is said above each page, until it is put away
  const reminder = page.getByRole('complementary', { name: 'Setup' })
  await expect(reminder).toContainText('2 steps of the setup are left.')
  await expectAccessible(page)
  await reminder.getByRole('link').click()
  await step(page, 'Test visit').click()
  await page.getByRole('button', { name: 'Remove it' }).click()
  await expect(page.getByRole('button', { name: 'Book a test visit' })).toBeVisible()
  await page.goto(address(slug, '/app/customers'))
  await expect(page.getByText('Test visit')).toHaveCount(0)
  await reminder.getByRole('button', { name: 'Put this away' }).click()
  await expect(reminder).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Customers' })).toBeVisible()
  await expect(reminder).toHaveCount(0)
})

for (const [width, scheme] of [
  [1440, 'dark'],
  [390, 'light'],
] as const)
  test(`the settings keep to WCAG 2.2 AA at ${width} px, ${scheme}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    await page.emulateMedia({ colorScheme: scheme })
    await beSignedIn(page, 'demo', 'owner@demo.com')
    for (const path of ['', '/locations', '/rules']) {
      await page.goto(address('demo', `/app/settings${path}`))
      await expect(page.getByRole(path === '/locations' ? 'row' : 'textbox').first()).toBeVisible()
      await expectAccessible(page)
    }
  })
