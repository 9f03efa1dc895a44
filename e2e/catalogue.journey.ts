import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './test.ts'
import { beSignedIn } from './trust.ts'

async function open(page: Page, path: string) {
  await beSignedIn(page, 'demo', 'owner@demo.com')
  await page.goto(path)
}

const dialog = (page: Page) => page.getByRole('dialog').last()

test('the owner makes an add-on and a package; a customer books them on a phone, and staff see both', async ({
  page,
}) => {
  await open(page, '/app/services?list=addOns')
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

test('the owner copies, orders, shapes and archives services, and gives a person their own terms', async ({
  page,
}) => {
  await open(page, '/app/services')
  const acts = async (name: string, act: string) => {
    await page.getByRole('button', { name: `${name}: actions` }).click()
    await page.getByRole('menuitem', { name: act }).click()
  }
  const rowOf = (name: string) =>
    page.getByRole('row').filter({ has: page.getByRole('button', { name, exact: true }) })
  await acts('Full colour', 'Duplicate')
  const copy = dialog(page)
  await expect(copy.getByRole('heading', { name: 'Full colour (copy)' })).toBeVisible()

  // its parts, with the keyboard
  const until = copy.getByRole('slider', { name: /until$/ }).first()
  const before = Number(await until.getAttribute('aria-valuenow'))
  await until.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(until).toHaveAttribute('aria-valuenow', String(before - 5))
  await expectAccessible(page)
  await copy.getByRole('button', { name: 'Save' }).click()
  await expect(rowOf('Full colour (copy)')).toContainText('Staff only')

  const place = async (name: string) =>
    (await page.getByRole('row').getByRole('button').allInnerTexts()).filter(Boolean).indexOf(name)
  expect(await place('Full colour (copy)')).toBe((await place('Full colour')) + 1)

  // its place, which outlasts a reload; the button keeps the focus
  const up = page.getByRole('button', { name: 'Move Full colour (copy) up' })
  const written = page.waitForResponse((answer) => answer.url().endsWith('/services/order'))
  await up.click()
  await expect(up).toBeFocused()
  expect((await written).status()).toBe(204)
  await page.reload()
  await expect(rowOf('Full colour (copy)')).toBeVisible()
  expect(await place('Full colour (copy)')).toBe((await place('Full colour')) - 1)

  // away, back at once, away again, and back from the archive
  await acts('Full colour (copy)', 'Archive')
  await expect(rowOf('Full colour (copy)')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf('Full colour (copy)')).toBeVisible()
  await acts('Full colour (copy)', 'Archive')
  await page.getByRole('switch', { name: 'Only archived' }).click({ force: true })
  await expect(rowOf('Full colour (copy)')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Restore Full colour (copy)' }).click()
  await expect(page.getByText('Nothing is archived')).toBeVisible()
  await page.getByRole('switch', { name: 'Only archived' }).click({ force: true })
  await expect(rowOf('Full colour (copy)')).toBeVisible()

  // what one person takes for it, in the person's own panel
  await page.goto('/app/resources')
  await page.getByRole('row').getByRole('button').first().click()
  const person = dialog(page)
  await person.getByRole('combobox', { name: 'Add a service' }).click()
  await person.getByRole('option').first().click()
  const minutes = person.getByLabel(/^Duration of/).last()
  await minutes.fill('70')
  await expectAccessible(page)
  await person.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('row').getByRole('button').first().click()
  await expect(
    dialog(page)
      .getByLabel(/^Duration of/)
      .last(),
  ).toHaveValue('70 min')
})
