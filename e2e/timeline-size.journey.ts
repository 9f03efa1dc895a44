import { expect, test } from './test.ts'
import { signIn } from './trust.ts'

/** CSS pixels of the names and of the header, which lie over the rows. */
const NAMES = 196
const HEADER = 52

test('a month is read by windows as one scrolls, drawn where one looks, and without a hole', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.pathname.endsWith('/timeline') && url.pathname.startsWith('/api/'))
      asked.push(url.searchParams.get('from') ?? '')
  })
  await signIn(page, 'demo', 'owner@demo.com')
  await page.goto('/app/timeline?view=month&date=2026-11-02')
  const grid = page.getByRole('grid')
  await expect(grid.locator('[data-item]').first()).toBeVisible()
  await page.waitForLoadState('networkidle')
  // what is in sight, and the window after it
  expect(asked.length).toBeLessThanOrEqual(3)
  expect(new Set(asked).size).toBe(asked.length)

  for (const share of [0.25, 0.5, 0.75, 1]) {
    await grid.evaluate((element, to) => {
      element.scrollLeft = to * (element.scrollWidth - element.clientWidth)
    }, share)
    await page.waitForLoadState('networkidle')
  }
  await expect(grid).toHaveAttribute('aria-busy', 'false')
  // thirty days are five windows, each of them once
  expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted())
  expect(asked).toHaveLength(5)

  const month = await page.evaluate(async () => {
    const answer = await fetch('/api/v1/timeline?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z')
    return (await answer.json()) as {
      items: { id: string; start: string; end: string; resourceId: string }[]
    }
  })
  const seen = await grid.evaluate(
    async (element, { items, names, header }) => {
      const startMs = Date.parse('2026-11-01T00:00:00Z')
      const pxPerMs = (element.scrollWidth - names) / (30 * 86_400_000)
      const holes: string[] = []
      let most = 0
      for (let frame = 0; frame < 60; frame += 1) {
        // what this frame will show is there when its scroll event has been heard
        const heard = new Promise((resolve) => element.addEventListener('scroll', resolve, { once: true }))
        element.scrollLeft = (element.scrollWidth - element.clientWidth) * (1 - (frame + 1) / 61)
        await heard
        const from = startMs + element.scrollLeft / pxPerMs
        const to = from + (element.clientWidth - names) / pxPerMs
        const drawn = [...element.querySelectorAll('[data-item]')]
        const ids = new Set(drawn.map((one) => one.getAttribute('data-item') ?? ''))
        // the demo's rows are all in sight or close to it: each item of the time in sight must be there
        const rows = new Set(items.filter(({ id }) => ids.has(id)).map(({ resourceId }) => resourceId))
        const missing = items.filter(
          ({ id, start, end, resourceId }) =>
            rows.has(resourceId) && Date.parse(start) < to && Date.parse(end) > from && !ids.has(id),
        )
        holes.push(
          ...missing.map(({ start, end }) => `${start} to ${end} in ${new Date(from).toISOString()}`),
        )
        const visible = drawn.filter((one) => {
          const box = one.getBoundingClientRect()
          const all = element.getBoundingClientRect()
          return (
            box.right > all.left + names &&
            box.left < all.right &&
            box.bottom > all.top + header &&
            box.top < all.bottom
          )
        }).length
        if (frame % 20 === 0) most = Math.max(most, drawn.length / visible)
      }
      return { holes, most }
    },
    // days that have passed: no other journey changes them meanwhile
    { items: month.items.filter(({ end }) => end < '2026-11-24'), names: NAMES, header: HEADER },
  )
  expect(seen.holes).toEqual([])
  expect(seen.most).toBeLessThanOrEqual(2)
})
