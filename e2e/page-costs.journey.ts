import type { APIRequestContext, Page, Response } from '@playwright/test'
import { address, expect, test } from './test.ts'
import { apiOf, newBusiness, OWNER_PASSWORD, signIn } from './trust.ts'

/** A page of the workspace, and the most that it may ask for: the demo's salon has thousands of rows behind it. */
const PAGES: [path: string, most: { requests: number; statements: number; kilobytes: number }][] = [
  ['/app/today', { requests: 8, statements: 24, kilobytes: 120 }],
  ['/app/timeline', { requests: 8, statements: 24, kilobytes: 160 }],
  ['/app/customers', { requests: 6, statements: 20, kilobytes: 60 }],
  ['/app/services', { requests: 8, statements: 24, kilobytes: 60 }],
  ['/app/resources', { requests: 8, statements: 24, kilobytes: 60 }],
  ['/app/hours', { requests: 9, statements: 30, kilobytes: 60 }],
  ['/app/members', { requests: 6, statements: 20, kilobytes: 30 }],
  ['/app/grants', { requests: 7, statements: 24, kilobytes: 30 }],
  ['/app/accesses', { requests: 6, statements: 20, kilobytes: 40 }],
  ['/app/audit', { requests: 6, statements: 20, kilobytes: 60 }],
  ['/app/billing', { requests: 6, statements: 24, kilobytes: 30 }],
  ['/app/settings', { requests: 6, statements: 20, kilobytes: 30 }],
  ['/app/settings/locations', { requests: 6, statements: 20, kilobytes: 30 }],
  ['/app/settings/rules', { requests: 6, statements: 20, kilobytes: 30 }],
  ['/app/settings/labels', { requests: 6, statements: 20, kilobytes: 30 }],
  ['/app/settings/import', { requests: 8, statements: 24, kilobytes: 40 }],
]

interface Cost {
  requests: number
  statements: number
  kilobytes: number
}

/**
 * What a page asks of the API until it is at rest. The poll for changes isn't the page's, nor what is read again
 * because of a change that another journey made meanwhile.
 */
async function costOf(page: Page, url: string): Promise<Cost> {
  const asked = new Map<string, Response>()
  const note = (answer: Response) => {
    const { pathname } = new URL(answer.url())
    if (pathname.startsWith('/api/') && !pathname.endsWith('/events')) asked.set(answer.url(), answer)
  }
  page.on('response', note)
  await page.goto(url)
  await untilAtRest(page, () => asked.size)
  page.off('response', note)
  const cost = { requests: asked.size, statements: 0, kilobytes: 0 }
  for (const answer of asked.values()) {
    const timing = (await answer.allHeaders())['server-timing'] ?? ''
    cost.statements += Number(/desc="(\d+)/.exec(timing)?.[1])
    cost.kilobytes += (await answer.request().sizes()).responseBodySize / 1000
  }
  return { ...cost, kilobytes: Math.round(cost.kilobytes) }
}

/** Its heading stands, no list is still being read, and since the look before nothing more was asked. */
async function untilAtRest(page: Page, asked: () => number) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  let before = 0
  const restless = async () => {
    const more = asked() !== before
    before = asked()
    return more || (await page.locator('.mantine-Skeleton-root:visible').count()) > 0
  }
  await expect.poll(restless, { intervals: [400] }).toBe(false)
}

/** One of each, today: nothing is asked about the rows of an empty list, so that one would prove nothing. */
async function addOneOfEach(request: APIRequestContext, owner: string) {
  const call = await apiOf(request, 'cost-of-pages', owner, OWNER_PASSWORD)
  const made = async (path: string, body: unknown) => {
    const answer = await call('POST', path, body)
    expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBe(201)
    return answer.body
  }
  const price = { amount: 1000, currency: 'GBP' }
  const { id: resourceId } = await made('/resources', { name: 'One', kind: 'staff' })
  const { id: serviceId } = await made('/services', { name: 'One', durationMinutes: 30, price })
  await made('/add-ons', { name: 'One', durationMinutes: 5, price, serviceIds: [serviceId] })
  await made('/packages', { name: 'One', serviceIds: [serviceId], price: null })
  await made('/labels', { name: 'One', color: 'blue' })
  await made('/appointments', {
    serviceId,
    start: '2026-11-28T14:00:00Z',
    customer: { name: 'One' },
    override: ['outside-hours', 'off-grid'],
    overrideReason: 'The first one',
  })
  // and it is stranded
  const [start, end] = ['2026-11-28T14:00:00Z', '2026-11-28T15:00:00Z']
  await made('/blocks', { resourceId, start, end, title: 'One' })
}

test('what a page asks for is bounded, and doesn’t grow with what the business has', async ({
  page,
  request,
}) => {
  test.slow()
  const owner = await newBusiness(request, 'cost-of-pages', 'Cost of Pages')
  await addOneOfEach(request, owner)
  await signIn(page, 'cost-of-pages', owner, OWNER_PASSWORD)
  const costs = new Map<string, Cost[]>()
  for (const [path] of PAGES) costs.set(path, [await costOf(page, address('cost-of-pages', path))])
  await signIn(page, 'demo', 'owner@demo.com')
  for (const [path] of PAGES) costs.get(path)?.push(await costOf(page, address('demo', path)))

  const told = [...costs].map(([path, [small, large]]) => ({ path, small, large }))
  test.info().annotations.push({ type: 'costs', description: JSON.stringify(told) })
  for (const [path, most] of PAGES) {
    const [small, large] = costs.get(path) as [Cost, Cost]
    expect.soft(large.requests, `requests of ${path}`).toBeGreaterThan(0)
    expect.soft(large.requests, `requests of ${path}`).toBeLessThanOrEqual(most.requests)
    expect.soft(large.statements, `statements of ${path}`).toBeLessThanOrEqual(most.statements)
    expect.soft(large.kilobytes, `kilobytes of ${path}`).toBeLessThanOrEqual(most.kilobytes)
    expect
      .soft(large.statements - small.statements, `more statements for more rows: ${path}`)
      .toBeLessThanOrEqual(0)
    if (process.env.SHOW_COSTS) console.log(path, JSON.stringify(small), JSON.stringify(large))
  }
})
