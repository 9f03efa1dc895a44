import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { address, expect, test } from './test.ts'
import { apiOf, newBusiness, OWNER_PASSWORD } from './trust.ts'

const fits = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')

test.describe('at 390 px', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('a visitor chooses Arabic, books, and what they typed outlives another change of language', async ({
    page,
  }) => {
    await page.goto('/')
    await page.getByRole('combobox', { name: 'Language' }).selectOption('العربية')
    const root = page.locator('html')
    await expect(root).toHaveAttribute('dir', 'rtl')
    await expect(root).toHaveAttribute('lang', 'ar')
    await expect(page.getByRole('heading', { name: 'ماذا تود أن تحجز؟' })).toBeVisible()
    await expectAccessible(page)
    expect(await fits(page)).toBe(true)

    await page.getByRole('button', { name: /^Manicure/ }).click()
    await page.getByRole('button', { name: 'اختر وقتًا' }).click()
    await expect(page.getByRole('button', { name: 'الشهر التالي' })).toBeVisible()
    await expectAccessible(page)
    expect(await fits(page)).toBe(true)
    await page
      .getByRole('button', { name: /^\d+:\d\d/ })
      .last()
      .click()

    await page.getByLabel('الاسم').fill('أمل حداد')
    const language = page.getByRole('combobox', { name: 'اللغة' })
    await language.selectOption('Deutsch')
    await expect(root).toHaveAttribute('dir', 'ltr')
    await expect(page.getByLabel('Name')).toHaveValue('أمل حداد')
    await page.getByRole('combobox', { name: 'Sprache' }).selectOption('العربية')
    await page.getByLabel('البريد الإلكتروني').fill('amal@example.com')
    await expectAccessible(page)
    expect(await fits(page)).toBe(true)
    await page.getByRole('button', { name: 'احجز هذا الموعد' }).click()
    await expect(page.getByRole('heading', { name: 'تم حجز موعدك' })).toBeFocused()

    // the choice stays, with nobody asked for it
    await page.goto('/sign-in')
    await expect(page.getByRole('heading', { name: 'تسجيل الدخول' })).toBeVisible()
    await expect(root).toHaveAttribute('dir', 'rtl')
  })
})

test('only the language that is read is fetched', async ({ page }) => {
  const scripts: string[] = []
  page.on('response', async (response) => {
    if (response.url().endsWith('.js')) scripts.push(await response.text())
  })
  await page.addInitScript("localStorage.setItem('smooth.language', 'de')")
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Was möchten Sie buchen?' })).toBeVisible()
  await expect.poll(() => scripts.some((text) => text.includes('Was möchten Sie buchen?'))).toBe(true)
  expect(scripts.filter((text) => text.includes('What would you like to book?'))).toEqual([])
  expect(scripts.filter((text) => text.includes('ماذا تود أن تحجز؟'))).toEqual([])
})

test('a German business greets a browser that speaks none of our languages in German', async ({
  browser,
  request,
}) => {
  const owner = await newBusiness(request, 'friseur-adler', 'Friseur Adler')
  const call = await apiOf(request, 'friseur-adler', owner, OWNER_PASSWORD)
  const { version } = (await call('GET', '/business')).body
  expect((await call('PATCH', '/business', { locale: 'de', version })).status).toBe(200)

  const italian = await browser.newContext({ locale: 'it-IT', baseURL: address('friseur-adler') })
  const page = await italian.newPage()
  await page.goto('/sign-in')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible()
  await expectAccessible(page)
  await italian.close()

  const french = await browser.newContext({ locale: 'fr-FR', baseURL: address('friseur-adler') })
  const other = await french.newPage()
  await other.goto('/sign-in')
  await expect(other.getByRole('heading', { name: 'Connexion' })).toBeVisible()
  await french.close()
})

test('in Arabic the Timeline runs to the left: its keys and its drags too', async ({ page }) => {
  await page.addInitScript("localStorage.setItem('smooth.language', 'ar')")
  await page.goto('/app/timeline?date=2027-02-17')
  await page.getByLabel('البريد الإلكتروني').fill('owner@demo.com')
  await page.getByRole('textbox', { name: 'كلمة المرور' }).fill('smooth-demo')
  await page.getByRole('button', { name: 'تسجيل الدخول' }).click()
  const grid = page.getByRole('grid', { name: 'الخط الزمني' })
  await expect(grid).toBeVisible()
  await expectAccessible(page)

  const at = async (hour: string) => {
    const box = await grid.getByText(hour, { exact: true }).first().boundingBox()
    if (!box) throw new Error(`${hour} is not in sight`)
    return box
  }
  const [ten, eleven] = [await at('10 ص'), await at('11 ص')]
  expect(eleven.x).toBeLessThan(ten.x)
  const names = await grid.getByRole('rowheader').nth(1).boundingBox()
  expect(names?.x).toBeGreaterThan(ten.x)

  await grid.getByRole('rowheader').nth(1).hover()
  const row = (names?.y ?? 0) + (names?.height ?? 0) / 2
  const tenX = ten.x + ten.width
  await page.mouse.click(tenX - 4, row)
  const cell = grid.locator('[data-cell]')
  await expect(cell).toHaveAccessibleName(/10:00/)
  await page.keyboard.press('ArrowLeft')
  await expect(cell).not.toHaveAccessibleName(/10:00/)
  await page.keyboard.press('ArrowRight')
  await expect(cell).toHaveAccessibleName(/10:00/)
})
