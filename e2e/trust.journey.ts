import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { address, expect, test } from './test.ts'
import { apiOf, newBusiness, signIn } from './trust.ts'

/** A quiet Thursday in January that no other journey uses. */
const THURSDAY = '2027-01-14'
const banner = (page: Page) => page.getByRole('complementary', { name: 'Acting as somebody else' })

/** Goes to the console's users, and from there to a business under somebody else's name. */
async function actAs(page: Page, email: string, name: string, reason: string) {
  await page.goto(address(undefined, '/console/users'))
  await page.getByLabel('Search name or email').fill(email)
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: `Act as ${name}` }).click()
  await page.getByRole('button', { name: 'Act as them' }).click()
  await expect(page.getByText('Say why: the owner will read it.')).toBeVisible()
  await page.getByLabel(/^Reason/).fill(reason)
  await page.getByRole('button', { name: 'Act as them' }).click()
  await expect(banner(page)).toContainText(`acting as ${name}`)
}

async function exit(page: Page) {
  await banner(page).getByRole('button', { name: 'Exit' }).click()
  await expect(page).toHaveURL(address(undefined, '/console/businesses'))
}

test('support acts as an owner with a reason, changes a visit, is refused at the password, and exits; the owner sees it all', async ({
  page,
  browser,
  request,
}) => {
  test.slow()
  const reception = await apiOf(request, 'demo', 'reception@demo.com')
  const { body: services } = await reception('GET', '/services')
  const manicure = services.items.find((service: { name: string }) => service.name === 'Manicure')
  const { body: free } = await reception(
    'GET',
    `/availability?serviceId=${manicure.id}&from=${THURSDAY}&to=${THURSDAY}`,
  )
  const booked = await reception('POST', '/appointments', {
    serviceId: manicure.id,
    start: free.days[0].slots[0].start,
    customer: { name: 'Trudy Trust' },
  })
  expect(booked.status).toBe(201)

  await signIn(page, undefined, 'support@smoothschedule.com')
  await expect(page).toHaveURL(address(undefined, '/console/businesses'))
  await actAs(page, 'owner@demo.com', 'Eleanor Whitfield', 'Ticket 4711: a visit that is stuck')
  expect(new URL(page.url()).host).toBe(new URL(address('demo')).host)
  await expect(banner(page)).toContainText('Jonas Okoye, acting as Eleanor Whitfield')
  await expect(banner(page)).toContainText('Reason: Ticket 4711: a visit that is stuck')
  await expect(banner(page).getByRole('timer')).toHaveText(/^(60:00|59:\d\d) left$/)

  await page.goto(address('demo', `/app/timeline?date=${THURSDAY}`))
  await page.getByRole('grid').getByRole('button', { name: 'Trudy Trust' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
  await expect(page.getByRole('dialog').getByText('In progress')).toBeVisible()
  await expectAccessible(page)

  await page.goto(address('demo', '/account'))
  await expect(page.getByText('This isn’t yours to change')).toBeVisible()
  await expect(page.getByLabel('Current password')).toHaveCount(0)
  const refused = await page.evaluate(async () => {
    const body = JSON.stringify({ current: 'smooth-demo', password: 'taken over by support' })
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/api/v1/me/password', { method: 'POST', headers, body })).status
  })
  expect(refused).toBe(403)
  await expectAccessible(page)

  await exit(page)
  await expect(banner(page)).toHaveCount(0)
  await page.getByRole('button', { name: /Jonas Okoye/ }).click()
  await expect(page.getByText('support@smoothschedule.com')).toBeVisible()
  await page.goto(address('demo', '/app/timeline'))
  await expect(page).toHaveURL(/\/sign-in/)

  const owner = await (await browser.newContext()).newPage()
  await signIn(owner, 'demo', 'owner@demo.com')
  await owner.goto(address('demo', '/app/accesses'))
  const access = owner.getByRole('row', { name: /Ticket 4711/ })
  await expect(access).toContainText('Jonas Okoye')
  await expect(access).toContainText('Eleanor Whitfield')
  await expectAccessible(owner)
  await owner.goto(address('demo', '/app/audit'))
  await owner.getByLabel('Action', { exact: true }).fill('appointment')
  await expect(owner.getByRole('row', { name: /act as somebody/ })).toHaveCount(0)
  const entry = owner.getByRole('row', { name: /Jonas Okoye as Eleanor Whitfield/ }).first()
  await expect(entry).toBeVisible()
  await entry.getByRole('button').click()
  await expect(owner.getByText(booked.body.id)).toBeVisible()
  await expectAccessible(owner)
  await owner.context().close()
})

test('a permission works, is revoked in bulk, and no longer works in a tab that was open already', async ({
  page,
  browser,
}) => {
  test.slow()
  await signIn(page, undefined, 'support@smoothschedule.com')
  await actAs(page, 'owner@acme.com', 'Frank Castellano', 'Ticket 4712: the plan')
  await page.goto(address('acme', '/app/billing'))
  await expect(page.getByText('This needs a permission')).toBeVisible()

  const owner = await (await browser.newContext()).newPage()
  await signIn(owner, 'acme', 'owner@acme.com')
  await owner.goto(address('acme', '/app/grants'))
  for (const permission of ['See plan and usage', 'Export data']) {
    await owner.getByRole('button', { name: 'Give a permission' }).click()
    const form = owner.getByRole('dialog')
    await form.getByRole('combobox', { name: 'To' }).fill('Jonas')
    await owner.getByRole('option', { name: /Jonas Okoye/ }).click()
    await form.getByRole('radio', { name: permission }).check()
    await form.getByLabel(/^Reason/).fill('Ticket 4712')
    await expectAccessible(owner)
    await form.getByRole('button', { name: 'Give the permission' }).click()
    await expect(owner.getByRole('dialog')).toHaveCount(0)
    await expect(owner.getByRole('row', { name: new RegExp(permission) })).toContainText('Active')
  }

  await page.reload()
  await expect(page.getByRole('region', { name: 'Usage' })).toBeVisible()
  await page.getByRole('link', { name: 'Customers' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible()

  await owner.getByRole('checkbox', { name: 'Choose all' }).check()
  await owner.getByRole('button', { name: 'Revoke 2' }).click()
  await expect(owner.getByText('No permission is active')).toBeVisible()
  await owner.getByText('Revoked', { exact: true }).click()
  await expect(owner.getByRole('row', { name: /Jonas Okoye/ })).toHaveCount(2)
  await owner.context().close()

  // the open tab is told: what it no longer may read is gone from it, and stays refused by its address
  await expect(page.getByRole('link', { name: 'Plan' })).toHaveCount(0)
  await page.goto(address('acme', '/app/billing'))
  await expect(page.getByText('This needs a permission')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Usage' })).toHaveCount(0)
  await exit(page)
})

test('whoever began on the platform’s second name comes back to it, still signed in', async ({ page }) => {
  await signIn(page, 'platform', 'support@smoothschedule.com')
  await expect(page).toHaveURL(address('platform', '/console/businesses'))
  await page.goto(address('platform', '/console/users'))
  await page.getByRole('button', { name: 'Act as Mateo Rossi' }).click()
  await page.getByLabel(/^Reason/).fill('Ticket 4713')
  await page.getByRole('button', { name: 'Act as them' }).click()
  await expect(banner(page)).toContainText('acting as Mateo Rossi')
  await banner(page).getByRole('button', { name: 'Exit' }).click()
  await expect(page).toHaveURL(address('platform', '/console/businesses'))
  await expect(page.getByRole('heading', { level: 1, name: 'Businesses' })).toBeVisible()
})

test('one may act as those whom the matrix allows, and sees a button for nobody else', async ({ page }) => {
  const buttons = page.getByRole('button', { name: /^Act as/ })
  await signIn(page, undefined, 'sales@smoothschedule.com')
  await page.goto(address(undefined, '/console/users'))
  await expect(page.getByRole('row', { name: /owner@demo.com/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /acme.com|smoothschedule.com/ })).toHaveCount(0)
  await expect(
    page.getByRole('row', { name: /@demo.com/ }).getByRole('button', { name: /^Act as/ }),
  ).toHaveCount(5)

  await page.context().clearCookies()
  await signIn(page, undefined, 'manager@smoothschedule.com')
  await page.goto(address(undefined, '/console/users'))
  await expect(page.getByRole('row', { name: /owner@acme.com/ })).toBeVisible()
  await expect(buttons).toHaveCount(0)

  await page.context().clearCookies()
  await signIn(page, undefined, 'support@smoothschedule.com')
  await page.goto(address(undefined, '/console/users'))
  await expect(
    page.getByRole('row', { name: /owner@acme.com/ }).getByRole('button', { name: /^Act as/ }),
  ).toBeVisible()
  await expect(
    page.getByRole('row', { name: /smoothschedule.com/ }).getByRole('button', { name: /^Act as/ }),
  ).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Permissions' })).toHaveCount(0)
})

test('a business is suspended with a reason, goes on, and gets another plan', async ({ page, request }) => {
  await newBusiness(request, 'suspended-salon', 'Suspended Salon')
  await signIn(page, undefined, 'manager@smoothschedule.com')
  await page.getByLabel('Search name or address').fill('suspended')
  await page.getByRole('button', { name: 'Suspended Salon' }).click()
  const panel = page.getByRole('dialog', { name: 'Suspended Salon' })
  await panel.getByRole('combobox', { name: 'Plan' }).click()
  await page.getByRole('option', { name: 'Standard' }).click()
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(panel.getByRole('definition').filter({ hasText: 'standard' })).toBeVisible()

  await panel.getByRole('button', { name: 'Suspend' }).click()
  const ask = page.getByRole('dialog', { name: 'Suspend Suspended Salon?' })
  await ask.getByRole('button', { name: 'Suspend' }).click()
  await expect(ask.getByText('Say why: it is kept in both logs.')).toBeVisible()
  await ask.getByLabel(/^Reason/).fill('Unpaid since May')
  await expectAccessible(page)
  await ask.getByRole('button', { name: 'Suspend' }).click()
  await expect(panel.getByText('Suspended', { exact: true })).toBeVisible()
  const public_ = (await page.context().newPage()) as Page
  await public_.goto(address('suspended-salon'))
  await expect(public_.getByText('This business isn’t taking bookings at the moment.')).toBeVisible()

  await panel.getByRole('button', { name: 'Reactivate' }).click()
  await expect(panel.getByText('Active', { exact: true })).toBeVisible()
  await public_.reload()
  await expect(public_.getByRole('heading', { level: 1, name: 'Suspended Salon' })).toBeVisible()
})

test('sales makes a demo account with an end, and a manager makes it a real business', async ({ page }) => {
  await signIn(page, undefined, 'sales@smoothschedule.com')
  await page.getByRole('button', { name: 'New business' }).click()
  const form = page.getByRole('dialog', { name: 'New business' })
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Trial & Error')
  await expect(form.getByLabel(/^Address/)).toHaveValue('trial-error')
  await form.getByLabel(/^Address/).fill('admin')
  await form.getByLabel(/^Owner’s name/).fill('Terry Trial')
  await form.getByLabel(/^Owner’s email/).fill('terry@example.com')
  await expect(form.getByRole('switch', { name: 'Demo account' })).toBeDisabled()
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Create and invite the owner' }).click()
  await expect(form.getByText('is reserved')).toBeVisible()
  await form.getByLabel(/^Address/).fill('trial-error')
  await form.getByRole('button', { name: 'Create and invite the owner' }).click()
  const panel = page.getByRole('dialog', { name: 'Trial & Error' })
  await expect(panel.getByText(/^Demo until/)).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Suspend' })).toHaveCount(0)

  await page.context().clearCookies()
  await signIn(page, undefined, 'manager@smoothschedule.com')
  await page.getByRole('button', { name: 'Trial & Error' }).click()
  await panel.getByRole('button', { name: 'Make it a business' }).click()
  await page
    .getByRole('dialog', { name: 'Make Trial & Error a real business?' })
    .getByRole('button', { name: 'Make it a business' })
    .click()
  await expect(panel.getByText('A business', { exact: true })).toBeVisible()
  await expect(panel.getByRole('heading', { name: 'Make it a real business' })).toHaveCount(0)
})

test('a session that the console ends is over at once', async ({ page, browser, request }) => {
  const email = await newBusiness(request, 'short-sessions', 'Short Sessions')
  const owner = await (await browser.newContext()).newPage()
  await signIn(owner, 'short-sessions', email, 'four grey whales at noon')
  await signIn(page, undefined, 'superuser@smoothschedule.com')
  await page.goto(address(undefined, '/console/users'))
  await page.getByLabel('Search name or email').fill(email)
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: 'Olga Owner', exact: true }).click()
  await page.getByRole('link', { name: 'Where they’re signed in' }).click()
  await page.getByRole('checkbox', { name: 'Choose the session of Olga Owner' }).check()
  await page.getByRole('button', { name: 'End 1 session' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End 1 session' }).click()
  await expect(page.getByText('Nobody is signed in')).toBeVisible()
  await owner.goto(address('short-sessions', '/app/settings'))
  await expect(owner).toHaveURL(/\/sign-in/)
  await owner.context().close()
})
