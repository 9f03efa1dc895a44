import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './test.ts'

/** A quiet Tuesday and Wednesday in January that no other journey uses. */
const TUESDAY = '2027-01-12'
const WEDNESDAY = '2027-01-13'

async function signIn(page: Page, who: string, path: string) {
  await page.goto(path)
  await page.getByLabel('Email').fill(`${who}@demo.com`)
  await page.getByRole('textbox', { name: 'Password' }).fill('smooth-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(new RegExp(path.replace(/[?]/g, '\\?')))
}

const dialog = (page: Page) => page.getByRole('dialog').last()
const onTimeline = (page: Page, name: string) => page.getByRole('grid').getByRole('button', { name }).first()

async function chooseNewCustomer(form: Locator, name: string) {
  await form.getByRole('textbox', { name: 'Customer', exact: true }).fill(name)
  await form.getByRole('option', { name: `New customer “${name}”` }).click()
}

async function addService(form: Locator, name: string) {
  await form.getByRole('combobox', { name: /service/i }).fill(name)
  await form.getByRole('option', { name }).first().click()
  await expect(form.getByRole('list', { name: 'Services' })).toContainText(name)
}

test('without a session one signs in first, and comes back to the page that was asked for', async ({
  page,
}) => {
  await page.goto('/app/services')
  await expect(page).toHaveURL(/\/sign-in/)
  await signIn(page, 'reception', '/app/services')
  await expect(page.getByRole('heading', { level: 1, name: 'Services' })).toBeVisible()
})

test('the receptionist books two services for someone new, and the visit stands on the Timeline', async ({
  page,
}) => {
  await signIn(page, 'reception', `/app/timeline?date=${TUESDAY}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Tuesday 12 January' })).toBeVisible()
  await page.getByRole('button', { name: 'New visit' }).click()
  const form = dialog(page)
  await form.getByRole('button', { name: 'Book', exact: true }).click()
  await expect(form.getByText('Choose a customer, or add a new one.')).toBeVisible()
  await chooseNewCustomer(form, 'Winifred Walk-in')
  await addService(form, 'Manicure')
  await addService(form, 'Pedicure')
  await form.getByRole('group', { name: 'Free times' }).getByRole('button').last().click()
  await expect(form.getByText('This time is free')).toBeVisible()
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Book', exact: true }).click()

  const visit = dialog(page)
  await expect(visit.getByText('Winifred Walk-in').first()).toBeVisible()
  await expect(visit.getByText('Confirmed')).toBeVisible()
  await expect(visit.getByRole('listitem').filter({ hasText: 'Pedicure' })).toBeVisible()
  await visit.getByRole('button', { name: 'Close' }).click()
  await expect(onTimeline(page, 'Winifred Walk-in')).toBeVisible()
})

test('a time that isn’t offered says why, and is booked regardless with a reason', async ({ page }) => {
  await signIn(page, 'reception', `/app/timeline?date=${TUESDAY}`)
  await page.getByRole('button', { name: 'New visit' }).click()
  const form = dialog(page)
  await chooseNewCustomer(form, 'Olive Overtime')
  await addService(form, 'Cut & finish')
  await form.getByRole('textbox', { name: /^Time/ }).fill('21:10')
  await form.getByRole('button', { name: 'Why not?' }).click()
  await expect(form.getByText(/doesn’t work then/).first()).toBeVisible()
  await form.getByLabel('Book regardless').check()
  await form.getByRole('button', { name: 'Book', exact: true }).click()
  await expect(form.getByText('Say why.')).toBeVisible()
  await form.getByLabel(/^Why regardless/).fill('Her train is late')
  await form.getByRole('button', { name: 'Book', exact: true }).click()

  const visit = dialog(page)
  await expect(visit.getByText('Booked against the rules')).toBeVisible()
  await expect(visit.getByText('Outside working hours')).toBeVisible()
  await expect(visit.getByText('“Her train is late”')).toBeVisible()
  await expectAccessible(page)
})

test('a visit is marked, moved by form and cancelled, and each can be undone', async ({ page }) => {
  await signIn(page, 'reception', `/app/timeline?date=${WEDNESDAY}`)
  await page.getByRole('button', { name: 'New visit' }).click()
  await chooseNewCustomer(dialog(page), 'Una Undo')
  await addService(dialog(page), 'Lash lift')
  const times = dialog(page).getByRole('group', { name: 'Free times' }).getByRole('button')
  await times.first().click()
  const first = (await times.first().textContent()) ?? ''
  const other = (await times.last().textContent()) ?? ''
  await dialog(page).getByRole('button', { name: 'Book', exact: true }).click()
  await expect(dialog(page).getByText('Confirmed')).toBeVisible()

  await dialog(page).getByRole('button', { name: 'Start' }).click()
  await expect(dialog(page).getByText('In progress')).toBeVisible()
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).last().click()
  await expect(dialog(page).getByText('Confirmed')).toBeVisible()

  await dialog(page).getByRole('button', { name: 'Move…' }).click()
  await dialog(page).getByRole('button', { name: other }).click()
  await dialog(page).getByRole('button', { name: 'Move', exact: true }).click()
  await expect(dialog(page).getByText(new RegExp(`^${other}`))).toBeVisible()

  await dialog(page).getByRole('button', { name: 'Cancel…' }).click()
  await page
    .getByRole('dialog', { name: 'Cancel this visit?' })
    .getByRole('button', { name: 'Cancel visit' })
    .click()
  await expect(dialog(page).getByText('Cancelled', { exact: true })).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await expect(onTimeline(page, 'Una Undo')).toHaveCount(0)

  await page.keyboard.press('Control+z')
  await expect(onTimeline(page, 'Una Undo')).toBeVisible()
  await page.keyboard.press('Control+z')
  await onTimeline(page, 'Una Undo').click()
  await expect(dialog(page).getByText(new RegExp(`^${first}`))).toBeVisible()
})

test('the receptionist takes time out, and gives it back', async ({ page }) => {
  await signIn(page, 'reception', `/app/timeline?date=${WEDNESDAY}`)
  await page.getByRole('button', { name: 'New visit' }).click()
  await dialog(page).getByText('Time out').click()
  await dialog(page).getByLabel('What for').fill('Fire drill')
  await dialog(page).getByRole('combobox', { name: 'Whose time' }).fill('Wax')
  await page.getByRole('option', { name: 'Wax machine' }).click()
  await dialog(page).getByLabel('From, time').fill('09:00')
  await dialog(page).getByLabel('Until, time').fill('09:45')
  await dialog(page).getByLabel('From', { exact: true }).fill(WEDNESDAY)
  await dialog(page).getByLabel('Until', { exact: true }).fill(WEDNESDAY)
  await dialog(page).getByRole('button', { name: 'Take out' }).click()
  await expect(page.getByText('Time taken out')).toBeVisible()
  await onTimeline(page, 'Fire drill').click()
  await dialog(page).getByRole('button', { name: 'Give back' }).click()
  await expect(onTimeline(page, 'Fire drill')).toHaveCount(0)
})

test('what the receptionist may not change has no buttons', async ({ page }) => {
  await signIn(page, 'reception', '/app/services')
  await expect(page.getByRole('button', { name: 'Cut & finish' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'New service' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Cut & finish' }).click()
  await expect(dialog(page).getByLabel(/^Name/)).toBeDisabled()
  await expect(dialog(page).getByRole('button', { name: 'Save' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Settings' })).toHaveCount(0)
})

test('the manager changes a service, and wrong input is shown at its field', async ({ page }) => {
  await signIn(page, 'manager', '/app/services')
  await page.getByRole('button', { name: 'Lash lift', exact: true }).click()
  const form = dialog(page)
  await form.getByLabel(/^Name/).fill(' ')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('Enter a name.')).toBeVisible()
  await form.getByLabel(/^Name/).fill('Lash lift & tint')
  await form.getByLabel(/^Price/).fill('61.50')
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Save' }).click()
  const row = page.getByRole('row', { name: /Lash lift & tint/ })
  await expect(row).toContainText('£61.50')
  await row.getByRole('button', { name: 'Lash lift & tint', exact: true }).click()
  await dialog(page).getByLabel(/^Name/).fill('Lash lift')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('row', { name: /Lash lift(?! &)/ })).toBeVisible()
})

test('hours that would strand visits list them before anything is saved', async ({ page }) => {
  await signIn(page, 'manager', '/app/hours')
  await page.getByRole('button', { name: 'Chloe Dubois' }).click()
  await expect(page.getByRole('heading', { name: 'Chloe Dubois' })).toBeVisible()
  await page.getByRole('radiogroup', { name: 'Which hours apply' }).getByText('Own hours').click()
  for (const day of ['Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']) {
    const remove = page.getByRole('button', { name: `${day}: remove hours` })
    for (let left = await remove.count(); left > 0; left--) await remove.first().click()
  }
  await page.getByRole('button', { name: 'Save' }).click()
  const ask = page.getByRole('dialog', { name: 'Some visits don’t fit this' })
  await expect(ask.getByText(/visits would be stranded/)).toBeVisible()
  await expect(ask.getByRole('link').first()).toBeVisible()
  await expectAccessible(page)
  await ask.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByText('Changes aren’t saved yet.')).toHaveCount(0)
})

test('a closed day lists the visits on it, and is opened again', async ({ page }) => {
  await signIn(page, 'manager', '/app/hours?tab=closures')
  await page.getByRole('button', { name: 'Close some days' }).click()
  await dialog(page).getByLabel('What for').fill('Painting')
  await dialog(page)
    .getByLabel(/^First day/)
    .fill(TUESDAY)
  await dialog(page)
    .getByLabel(/^Last day/)
    .fill(TUESDAY)
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(dialog(page).getByText(/would be stranded/)).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Close regardless' }).click()
  const row = page.getByRole('row', { name: /Painting/ })
  await row.getByRole('button', { name: 'Remove' }).click()
  await expect(row).toHaveCount(0)
})

test('customers are found by any part of their name, and lead to their visits', async ({ page }) => {
  await signIn(page, 'reception', '/app/customers')
  await page.getByRole('searchbox').fill('ingrid')
  await expect(page.getByRole('row', { name: /Ingrid/ }).first()).toBeVisible()
  await expect(page.getByRole('row').filter({ hasNotText: /ingrid|Name/i })).toHaveCount(0)
  await page
    .getByRole('row', { name: /Ingrid/ })
    .first()
    .getByRole('button')
    .click()
  await expect(dialog(page).getByRole('heading', { name: 'Visits' })).toBeVisible()
  await dialog(page).getByLabel('Notes').fill('Prefers Amara')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(/saved$/)).toBeVisible()
  await expectAccessible(page)
})

test('the owner changes the settings; half of a form asks before it is lost', async ({ page }) => {
  await signIn(page, 'owner', '/app/settings')
  await expectAccessible(page)
  await page.getByLabel('Tagline').fill('Hair and skin')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Settings saved')).toBeVisible()
  await page.goto('/app/resources')
  await page.getByRole('button', { name: 'New resource' }).click()
  await dialog(page).getByLabel(/^Name/).fill('Half')
  await page.keyboard.press('Escape')
  await page
    .getByRole('dialog', { name: 'Discard what you entered?' })
    .getByRole('button', { name: 'Discard' })
    .click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
