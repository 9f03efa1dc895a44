import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './test.ts'

/** A Thursday and a Friday that no other journey uses. */
const DAY = '2027-03-04'
const TOUCHED = '2027-03-05'

async function signIn(page: Page, path: string) {
  await page.goto(path)
  await page.getByLabel('Email').fill('reception@demo.com')
  await page.getByRole('textbox', { name: 'Password' }).fill('smooth-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(new RegExp(path.replace(/[?]/g, '\\?')))
  await expect(page.getByRole('grid')).toBeVisible()
}

/** Books as whoever is signed in on this page, for a name, with the first who is free; whose row it is on. */
const book = (page: Page, name: string, start: string, service = 'Manicure') =>
  page.evaluate(
    async ({ name, start, service }) => {
      const { items } = (await (await fetch('/api/v1/services?limit=200')).json()) as {
        items: { id: string; name: string }[]
      }
      const serviceId = items.find((one) => one.name === service)?.id
      const answer = await fetch('/api/v1/appointments', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ serviceId, start, customer: { name } }),
      })
      const visit = (await answer.json()) as { allocations: { resourceName: string }[] }
      return visit.allocations[0]?.resourceName ?? ''
    },
    { name, start, service },
  )

const item = (page: Page, name: string) =>
  page
    .getByRole('grid')
    .getByRole('button', { name: new RegExp(name) })
    .first()

test('by keyboard alone a visit is found, moved, cancelled, and all of it taken back and done again', async ({
  page,
}) => {
  await signIn(page, `/app/timeline?date=${DAY}`)
  await book(page, 'Keira Keys', `${DAY}T12:00:00Z`)
  const visit = item(page, 'Keira Keys')
  await expect(visit).toHaveAccessibleName(/12:00/)
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByText('Choosing several visits')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()

  await visit.focus()
  await page.keyboard.press('m')
  for (let n = 0; n < 6; n++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(visit).toHaveAccessibleName(/12:30/)
  await expect(visit).toBeFocused()

  await page.keyboard.press('Shift+F10')
  const menu = page.getByRole('menu')
  await expect(menu.getByRole('menuitem', { name: 'Open' })).toBeFocused()
  await page.screenshot({ path: 'test-results/hands-menu.png' })
  await menu.getByRole('menuitem', { name: 'Start' }).press('Enter')
  await expect(visit).toHaveAccessibleName(/In progress/)
  await page.keyboard.press('Control+z')
  await expect(visit).toHaveAccessibleName(/Confirmed/)

  await visit.press('Delete')
  const ask = page.getByRole('dialog')
  await ask.getByRole('button', { name: 'Cancel visit' }).press('Enter')
  await expect(visit).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(visit).toHaveAccessibleName(/12:30/)
  await page.keyboard.press('Control+z')
  await expect(visit).toHaveAccessibleName(/12:00/)
  await page.keyboard.press('Control+Shift+z')
  await expect(visit).toHaveAccessibleName(/12:30/)
})

test('several visits move together or not at all, and one step takes them back', async ({ page }) => {
  await signIn(page, `/app/timeline?date=${DAY}`)
  for (const [name, time] of [
    ['Ada All', '13:00'],
    ['Bea All', '13:00'],
    ['Cleo Close', '15:00'],
  ] as const)
    await book(page, name, `${DAY}T${time}:00Z`)
  const [ada, bea] = [item(page, 'Ada All'), item(page, 'Bea All')]
  await expect(bea).toBeVisible()
  await ada.click({ modifiers: ['Control'] })
  await bea.click({ modifiers: ['Control'] })
  const bar = page.getByRole('toolbar', { name: 'Chosen visits' })
  await expect(bar).toContainText('2 visits')
  await expect(ada).toHaveAttribute('aria-pressed', 'true')
  await expectAccessible(page)
  await page.screenshot({ path: 'test-results/hands-bar.png' })

  await bea.focus()
  await page.keyboard.press('m')
  for (let n = 0; n < 6; n++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(ada).toHaveAccessibleName(/13:30/)
  await expect(bea).toHaveAccessibleName(/13:30/)
  await expect(page.getByText('2 visits moved')).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(ada).toHaveAccessibleName(/13:00/)
  await expect(bea).toHaveAccessibleName(/13:00/)

  await bar.getByRole('button', { name: 'Move…' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: 'Hours' }).fill('9')
  await page.screenshot({ path: 'test-results/hands-move.png' })
  await form.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(page.getByRole('dialog').getByText('2 visits can’t, so none has changed:')).toBeVisible()
  await page.screenshot({ path: 'test-results/hands-refused.png' })
  await page.getByRole('button', { name: 'Leave it' }).click()
  await expect(ada).toHaveAccessibleName(/13:00/)

  await bar.getByRole('button', { name: 'Cancel…' }).click()
  await page.getByRole('button', { name: 'Cancel the visits' }).click()
  await expect(ada).toBeHidden()
  await expect(bea).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(ada).toBeVisible()
  await expect(bea).toBeVisible()
})

test('a visit is copied to another time, by keys', async ({ page }) => {
  await signIn(page, `/app/timeline?date=${DAY}`)
  await book(page, 'Cora Copy', `${DAY}T16:00:00Z`)
  const first = item(page, 'Cora Copy')
  await first.focus()
  await page.keyboard.press('Control+c')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+v')
  await expect(page.getByText(/^1 visit booked/)).toBeVisible()
  await expect(page.getByRole('grid').getByRole('button', { name: /Cora Copy/ })).toHaveCount(2)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('grid').getByRole('button', { name: /Cora Copy/ })).toHaveCount(1)
})

test.describe('by touch', () => {
  test.use({ viewport: { width: 820, height: 1100 }, hasTouch: true })

  test('a finger that rests opens the menu, one that rests and drags moves, and one that moves scrolls', async ({
    page,
  }) => {
    await signIn(page, `/app/timeline?date=${TOUCHED}`)
    await book(page, 'Tess Touch', `${TOUCHED}T12:00:00Z`)
    const visit = item(page, 'Tess Touch')
    await expect(visit).toBeVisible()
    const cdp = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
    const middle = async () => {
      await expect(visit).toBeVisible()
      const box = await visit.boundingBox()
      if (!box) throw new Error('the visit is not on the page')
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    }
    const root = page.locator('[data-density]').first()

    let at = await middle()
    await touch('touchStart', at.x, at.y)
    await expect(root).toHaveAttribute('data-dragging', 'pointer')
    await touch('touchEnd')
    const menu = page.getByRole('menu')
    await expect(menu.getByRole('menuitem', { name: 'Choose' })).toBeVisible()
    await expectAccessible(page)
    await page.screenshot({ path: 'test-results/hands-touch.png' })
    await menu.getByRole('menuitem', { name: 'Choose' }).tap()
    await expect(page.getByRole('toolbar', { name: 'Chosen visits' })).toContainText('1 visit')
    await visit.tap()
    await expect(page.getByRole('toolbar', { name: 'Chosen visits' })).toBeHidden()

    at = await middle()
    await touch('touchStart', at.x, at.y)
    await expect(root).toHaveAttribute('data-dragging', 'pointer')
    await touch('touchMove', at.x + 30, at.y)
    await touch('touchMove', at.x + 48, at.y)
    await touch('touchEnd')
    await expect(visit).toHaveAccessibleName(/12:30/)

    await expect(page.getByText('Tess Touch moved to')).toBeVisible()
    at = await middle()
    await touch('touchStart', at.x, at.y)
    await touch('touchMove', at.x - 40, at.y)
    await touch('touchMove', at.x - 120, at.y)
    await touch('touchEnd')
    await expect(visit).toHaveAccessibleName(/12:30/)
    await expect(menu).toBeHidden()
  })
})
