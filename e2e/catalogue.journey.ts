import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './test.ts'

async function signIn(page: Page, path: string) {
  await page.goto(path)
  await page.getByLabel('Email').fill('owner@demo.com')
  await page.getByRole('textbox', { name: 'Password' }).fill('smooth-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const dialog = (page: Page) => page.getByRole('dialog').last()

test('the owner makes an add-on and a package; a customer books them on a phone, and staff see both', async ({
  page,
}) => {
  await signIn(page, '/app/services?list=addOns')
  await page.getByRole('button', { name: 'New add-on' }).click()
  const addOn = dialog(page)
  await addOn.getByLabel('Name').fill('Paraffin wrap')
  await addOn.getByLabel(/^Price/).fill('9')
  await addOn.getByRole('combobox', { name: 'Goes with' }).fill('Pedicure')
  await addOn.getByRole('option', { name: 'Pedicure' }).click()
  await page.keyboard.press('Escape')
  await expectAccessible(page)
  await addOn.getByRole('button', { name: 'Create add-on' }).click()
  await expect(page.getByRole('row', { name: /Paraffin wrap/ })).toContainText('£9')

  await page.getByText('Packages', { exact: true }).click()
  await page.getByRole('button', { name: 'New package' }).click()
  const made = dialog(page)
  await made.getByLabel('Name').fill('Ten toes')
  for (const name of ['Pedicure', 'Manicure']) {
    await made.getByRole('combobox', { name: 'Add a service' }).fill(name)
    await made.getByRole('option', { name, exact: true }).click()
  }
  await made.getByRole('button', { name: 'Move Manicure up' }).click()
  await made.getByLabel(/^Price/).fill('60')
  await expectAccessible(page)
  await made.getByRole('button', { name: 'Create package' }).click()
  await expect(page.getByRole('row', { name: /Ten toes/ })).toContainText('Manicure and Pedicure')

  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/')
  await page.getByRole('button', { name: /^Ten toes/ }).click()
  await page.getByRole('button', { name: /^Paraffin wrap/ }).click()
  // 60 for the package and 9 for what is added
  await expect(page.getByText(/£69/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Choose a time' }).click()
  await page
    .getByRole('button', { name: /^\d\d:\d\d/ })
    .last()
    .click()
  await page.getByLabel('Name').fill('Tess Toes')
  await page.getByLabel('Email').fill('tess@example.com')
  await page.getByRole('button', { name: 'Book this visit' }).click()
  await expect(page.getByRole('heading', { name: 'You’re booked' })).toBeFocused()
  await expect(page.getByText('Ten toes')).toBeVisible()
  await expect(page.getByText('+ Paraffin wrap')).toBeVisible()

  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto('/app/today')
  await page
    .getByRole('button', { name: /Tess Toes/ })
    .first()
    .click()
  await expect(dialog(page).getByText('Ten toes')).toBeVisible()
  await expect(dialog(page).getByText('+ Paraffin wrap')).toBeVisible()
  await expectAccessible(page)
})
