import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { takePicture } from './picture.ts'
import { DEMO_NOW } from './place.ts'
import { address, expect, test } from './test.ts'
import { beSignedIn } from './trust.ts'

async function open(page: Page) {
  await beSignedIn(page, 'demo', 'owner@demo.com')
  await page.goto('/app/customers')
}

const dialog = (page: Page) => page.getByRole('dialog').last()

async function add(page: Page, name: string, more: Record<string, string> = {}) {
  await page.getByRole('button', { name: 'New customer' }).click()
  const panel = dialog(page)
  await panel.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  for (const [label, value] of Object.entries(more)) await panel.getByLabel(label).fill(value)
  await panel.getByRole('button', { name: 'Add customer' }).click()
  await expect(panel.getByRole('heading', { name: 'History' })).toBeVisible()
  await panel.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

const find = async (page: Page, q: string) => {
  await page.getByRole('searchbox', { name: 'Name, email or phone' }).fill(q)
}

test('the owner finds a customer by another spelling of their phone, merges the duplicate and takes it back', async ({
  page,
}) => {
  await open(page)
  await add(page, 'Quentin Quill', { Email: 'quentin@quill.example', Phone: '+44 20 7946 0321' })
  await add(page, 'Quentin Quil', { Phone: '020 7946 0321' })
  await find(page, '0044 20-7946 0321')
  await expect(page.getByRole('row')).toHaveCount(3)
  await expect(page.getByRole('row', { name: /Quentin/ }).first()).toContainText('020 7946 0321')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Duplicates' }).click()
  const pair = dialog(page).getByRole('listitem').filter({ hasText: 'Quentin' })
  await expect(pair).toContainText('Same phone')
  await expectAccessible(page)
  // two persons, and then not
  await pair.getByRole('button', { name: /are two persons$/ }).click()
  await expect(pair.filter({ hasText: 'Same phone' })).toHaveCount(0)
  await dialog(page)
    .getByRole('button', { name: /^Suggest Quentin .* again$/ })
    .click()
  await expect(pair.filter({ hasText: 'Same phone' })).toHaveCount(1)
  await pair.getByRole('button', { name: /^Compare/ }).click()
  const merge = dialog(page)
  await expect(merge.getByRole('radio', { name: 'quentin@quill.example' })).toBeChecked()
  await expectAccessible(page)
  await takePicture(page, 'customers-merge')
  await merge.getByRole('button', { name: 'Merge', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click()
  await expect(page.getByRole('row')).toHaveCount(2)

  // the toast is gone, the merge can still be undone
  await page.getByRole('button', { name: 'Quentin Quill' }).click()
  await dialog(page).getByRole('button', { name: 'Undo the merge with Quentin Quil' }).click()
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('row')).toHaveCount(3)
})

test('an email that is taken leads to whom it belongs', async ({ page }) => {
  await open(page)
  await add(page, 'Ursula Unique', { Email: 'ursula@unique.example' })
  await page.getByRole('button', { name: 'New customer' }).click()
  const panel = dialog(page)
  await panel.getByRole('textbox', { name: 'Name', exact: true }).fill('Ursula Again')
  await panel.getByLabel('Email').fill('ursula@unique.example')
  await panel.getByRole('button', { name: 'Add customer' }).click()
  await expect(panel.getByRole('alert')).toContainText('Ursula Unique has this email already')
  await panel.getByRole('button', { name: 'Open this customer' }).click()
  await expect(dialog(page).getByLabel('Email')).toHaveValue('ursula@unique.example')
})

/** Somebody who gives this address on the booking page is sent to the phone. */
async function isRefused(page: Page, email: string) {
  const context = await page
    .context()
    .browser()
    ?.newContext({ baseURL: address('demo') })
  if (!context) throw new Error('no browser')
  await context.clock.install({ time: DEMO_NOW })
  const visitor = await context.newPage()
  await visitor.goto('/?date=2027-01-19')
  await visitor.getByRole('button', { name: /^Pedicure/ }).click()
  await visitor.getByRole('button', { name: 'Choose a time' }).click()
  await visitor
    .getByRole('button', { name: /^\d\d:\d\d/ })
    .last()
    .click()
  await visitor.getByLabel('Name').fill('Hanna House')
  await visitor.getByLabel('Email').fill(email)
  await visitor.getByRole('button', { name: 'Book this visit' }).click()
  const told = visitor.getByRole('alert').filter({ hasText: 'This can’t be booked online' })
  await expect(told).toContainText('Please call Demo Company')
  await expectAccessible(visitor)
  await context.close()
}

test('a household is added in the panel, chosen in the booking form, and its customer blocked and let in again', async ({
  page,
}) => {
  await open(page)
  await add(page, 'Hanna House', { Email: 'hanna@house.example' })
  await find(page, 'hanna')
  await page.getByRole('button', { name: 'Hanna House' }).click()
  const panel = dialog(page)
  await panel.getByLabel('Name of a person').fill('Theo House')
  await panel.getByLabel('Name of a person').press('Enter')
  await expect(panel.getByRole('button', { name: 'Theo House', exact: true })).toBeVisible()
  await panel.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Block' }).click()
  await dialog(page).getByLabel('Reason').fill('Never comes')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Block' }).click()
  await expect(panel.getByText('Can’t book online')).toBeVisible()
  await expectAccessible(page)
  await takePicture(page, 'customers-panel')

  await isRefused(page, 'hanna@house.example')

  await page.goto('/app/timeline?date=2027-01-19')
  await page.getByRole('button', { name: 'New visit' }).click()
  const form = dialog(page)
  await form.getByRole('textbox', { name: 'Customer', exact: true }).fill('hanna')
  await form.getByRole('option', { name: /Hanna House/ }).click()
  await expect(form.getByText('This customer can’t book online. You can go on.')).toBeVisible()
  await form.getByRole('combobox', { name: 'Who comes' }).click()
  await page.getByRole('option', { name: 'Theo House' }).click()
  await expect(form.locator('strong').filter({ hasText: 'Theo House' })).toBeVisible()
  await expectAccessible(page)

  await page.goto('/app/customers')
  await find(page, 'hanna')
  await page.getByRole('button', { name: 'Hanna House' }).click()
  await panel.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Let them book online again' }).click()
  await expect(panel.getByText('Can’t book online')).toBeHidden()
})

test('a person is erased after a question, and is nobody any more', async ({ page }) => {
  await open(page)
  await add(page, 'Zed Zero')
  await find(page, 'zed zero')
  await page.getByRole('button', { name: 'Zed Zero' }).click()
  await dialog(page).getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Erase this person' }).click()
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Erase this person' }).click()
  await expect(page.getByText('Nobody fits')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the list and a customer fit a phone and a desk, in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await open(page)
    await expect(page.getByRole('row').nth(5)).toBeVisible()
    const regular = page.getByRole('row').filter({ hasText: '@' }).nth(1).getByRole('button')
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height })
      await expectAccessible(page)
      await takePicture(page, `customers-list-${width}-${colorScheme}`)
      await regular.click()
      await expect(dialog(page).getByText('Spent')).toBeVisible()
      await expectAccessible(page)
      await takePicture(page, `customers-one-${width}-${colorScheme}`)
      const wide = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
      expect(wide).toBeLessThanOrEqual(0)
      await dialog(page).getByRole('button', { name: 'Close' }).click()
      await expect(page.getByRole('dialog')).toBeHidden()
    }
  })
}
