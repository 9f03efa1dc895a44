import { TOTP, URI } from 'otpauth'
import { expectAccessible } from './accessible.ts'
import { DEMO_NOW } from './place.ts'
import { address, expect, test } from './test.ts'
import { mailedLink, newBusiness, OWNER_PASSWORD, signIn } from './trust.ts'

const at = Date.parse(DEMO_NOW)
const STEP_MS = 30_000

for (const [width, scheme] of [
  [1440, 'light'],
  [390, 'dark'],
] as const)
  test(`a business signs up at ${width} px, ${scheme}, opens by its mailed link, and its owner signs in`, async ({
    page,
    request,
  }) => {
    test.slow()
    await page.setViewportSize({ width, height: 844 })
    await page.emulateMedia({ colorScheme: scheme })
    const slug = `sylvies-sauna-${width}`
    const email = `sylvie@${slug}.example.com`
    await page.goto(address())
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Create your business' }).click()
    await page.getByLabel('Name of the business').fill('Sylvie’s Sauna')
    await expect(page.getByLabel('Its address')).toHaveValue('sylvies-sauna')
    await page.getByLabel('Its address').fill('admin')
    await page.getByLabel('Country').selectOption('FR')
    await expect(page.getByLabel('Currency')).toHaveValue('EUR')
    await page.getByLabel('Your name').fill('Sylvie Sauna')
    await page.getByLabel('Email').fill(email)
    await page.getByRole('textbox', { name: 'Password' }).fill(OWNER_PASSWORD)
    await page.getByRole('button', { name: 'Create the business' }).click()
    await expect(page.getByText('This address is the platform’s own. Choose another one.')).toBeVisible()
    await page.getByLabel('Its address').fill('demo')
    await page.getByRole('button', { name: 'Create the business' }).click()
    await expect(page.getByText('This address is in use already. Try another one.')).toBeVisible()
    await page.getByLabel('Its address').fill(slug)
    await page.getByRole('textbox', { name: 'Password' }).fill('password123')
    await page.getByRole('button', { name: 'Create the business' }).click()
    await expect(page.getByText('This is easy to guess.')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('textbox', { name: 'Password' }).fill(OWNER_PASSWORD)
    await page.getByRole('button', { name: 'Create the business' }).click()
    await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible()
    await expectAccessible(page)

    await page.goto(await mailedLink(request, email, 'confirm-business'))
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Open it' }).click()
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByLabel('Email').fill(email)
    await page.getByRole('textbox', { name: 'Password' }).fill(OWNER_PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(address(slug, '/app/setup'))
    await expect(page.getByRole('heading', { name: 'What do you do?' })).toBeVisible()

    await page.goto(address(undefined, '/find-business'))
    await page.getByLabel('Email').fill(email)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Mail me the addresses' }).click()
    await expect(page.getByRole('status')).toContainText('is on its way')
    await expectAccessible(page)
  })

test('a console’s reader follows a mailed link from the outbox; others see it without its secret', async ({
  page,
  request,
}) => {
  const email = await newBusiness(request, 'outbox-inn', 'Outbox Inn')
  for (const [who, links] of [
    ['superuser', 1],
    ['manager', 0],
  ] as const) {
    await page.context().clearCookies()
    await signIn(page, undefined, `${who}@smoothschedule.com`)
    await page.goto(address(undefined, '/console/outbox'))
    await page.getByLabel('Search recipient').fill(email)
    await expect(page.getByRole('row')).toHaveCount(2)
    await page.getByRole('button', { name: 'Confirm Outbox Inn' }).click()
    await expect(page.getByRole('dialog')).toContainText('/confirm-business#')
    await expect(page.getByRole('dialog').getByRole('link')).toHaveCount(links)
    await expectAccessible(page)
  }
})

test('a forgotten password is set anew by a mailed link, once', async ({ page, request }) => {
  const email = await newBusiness(request, 'forgetful-florist', 'Forgetful Florist')
  await page.goto(address('forgetful-florist', '/sign-in'))
  await page.getByRole('link', { name: 'Forgot password?' }).click()
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible()
  await page.getByLabel('Email').fill(email)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Mail me a link' }).click()
  await expect(page.getByRole('status')).toContainText(`If there is an account for ${email} here`)

  const link = await mailedLink(request, email, 'reset-password')
  await page.goto(link)
  await page.getByRole('textbox', { name: 'New password' }).fill('short')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await expect(page.getByText('must have at least 10 characters')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'New password' }).fill('seven blue herons wade')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await expect(page.getByRole('status')).toContainText('Your new password is set')
  await signIn(page, 'forgetful-florist', email, 'seven blue herons wade')
  await expect(page).toHaveURL(/\/app\/timeline/)

  await page.goto('about:blank')
  await page.goto(link)
  await page.getByRole('textbox', { name: 'New password' }).fill('eight blue herons wade')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await expect(page.getByRole('alert')).toContainText('This link isn’t valid any more')
})

test('a second factor is set up with its first code, and a sign-in asks for one', async ({
  page,
  request,
}) => {
  test.slow()
  const email = await newBusiness(request, 'two-factors', 'Two Factors')
  await signIn(page, 'two-factors', email, OWNER_PASSWORD)
  await page.goto(address('two-factors', '/account'))
  const factor = page.getByRole('region', { name: 'Second factor' })
  await factor.getByRole('button', { name: 'Set up a second factor' }).click()
  await factor.getByLabel('Your password').fill('not my password')
  await factor.getByRole('button', { name: 'Continue' }).click()
  await expect(factor.getByText('The password is wrong.')).toBeVisible()
  await factor.getByLabel('Your password').fill(OWNER_PASSWORD)
  await factor.getByRole('button', { name: 'Continue' }).click()
  await expect(factor.getByRole('img', { name: /^QR code/ })).toBeVisible()
  await expectAccessible(page)
  const uri = (await factor.getByRole('link', { name: 'Open in an app' }).getAttribute('href')) as string
  const totp = URI.parse(uri) as TOTP
  expect(totp).toBeInstanceOf(TOTP)
  await factor.getByLabel('The six digits').fill('000000')
  await factor.getByRole('button', { name: 'Switch it on' }).click()
  await expect(factor.getByText('This code isn’t right.')).toBeVisible()
  await factor.getByLabel('The six digits').fill(totp.generate({ timestamp: at }))
  await factor.getByRole('button', { name: 'Switch it on' }).click()
  const codes = factor.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const recovery = (await codes.first().textContent()) as string
  await expectAccessible(page)
  await factor.getByRole('button', { name: 'I’ve kept them' }).click()
  await expect(factor.getByText('10 recovery codes are left.')).toBeVisible()

  for (const code of [totp.generate({ timestamp: at + STEP_MS }), recovery]) {
    await page.context().clearCookies()
    await page.goto(address('two-factors', '/sign-in'))
    await page.getByLabel('Email').fill(email)
    await page.getByRole('textbox', { name: 'Password' }).fill(OWNER_PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByLabel('Code').fill('123 45')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert')).toContainText('or the code is wrong')
    await expectAccessible(page)
    await page.getByLabel('Code').fill(code)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(/\/app\/timeline/)
  }
  await page.goto(address('two-factors', '/account'))
  await expect(factor.getByText('9 recovery codes are left.')).toBeVisible()
})

test('a member is invited by mail, accepts, and changes their address by another mailed link', async ({
  page,
  request,
}) => {
  test.slow()
  const slug = 'inviting-inn'
  const email = await newBusiness(request, slug, 'Inviting Inn')
  await signIn(page, slug, email, OWNER_PASSWORD)
  await page.goto(address(slug, '/app/members'))
  await page.getByRole('button', { name: 'Invite a member' }).click()
  await page.getByRole('dialog').getByLabel(/^Name/).fill('Ines Invited')
  await page
    .getByRole('dialog')
    .getByLabel(/^Email/)
    .fill('ines@inn.example.com')
  await page.getByRole('dialog').getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByRole('row', { name: /Ines Invited/ })).toContainText('Invited')

  await page.context().clearCookies()
  await page.goto(await mailedLink(request, 'ines@inn.example.com', 'invitation'))
  await expect(page.getByRole('heading', { name: 'Accept your invitation' })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Your name').fill('Inés Invited')
  await page.getByRole('textbox', { name: 'New password' }).fill(OWNER_PASSWORD)
  await page.getByRole('button', { name: 'Accept' }).click()
  await expect(page.getByRole('status')).toContainText('ines@inn.example.com')

  await signIn(page, slug, 'ines@inn.example.com', OWNER_PASSWORD)
  await page.goto(address(slug, '/account'))
  const form = page.getByRole('region', { name: 'Email address' })
  await form.getByLabel('New address').fill('ines@new.example.com')
  await form.getByLabel('Your password').fill(OWNER_PASSWORD)
  await form.getByRole('button', { name: 'Change the address' }).click()
  await expect(form.getByRole('status')).toContainText('ines@new.example.com')
  await page.goto(await mailedLink(request, 'ines@new.example.com', 'confirm-email'))
  await page.getByRole('button', { name: 'Confirm the address' }).click()
  await expect(page.getByRole('status')).toContainText('ines@new.example.com is your address now')
  await expectAccessible(page)
  await page.context().clearCookies()
  await signIn(page, slug, 'ines@new.example.com', OWNER_PASSWORD)
  await expect(page).toHaveURL(/\/app\/timeline/)
})
