import type { APIRequestContext, Page } from '@playwright/test'
import { address, expect } from './test.ts'

const PASSWORD = 'smooth-demo'
/** A sign-in leaves a cookie, and with one a change must come from our own pages. */
const OURS = { origin: address() }

/** Signs in by the page of a business, or of the platform where none is named. */
export async function signIn(page: Page, slug: string | undefined, email: string, password = PASSWORD) {
  await page.goto(address(slug, '/sign-in'))
  await page.getByLabel('Email').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** A session in the browser without its form, which has journeys of its own; of a business, or of the platform. */
export async function beSignedIn(page: Page, slug: string | undefined, email: string, password = PASSWORD) {
  const answer = await page.request.post(address(undefined, '/api/v1/auth/sign-in'), {
    headers: { ...OURS, ...(slug ? { 'x-business-subdomain': slug } : {}) },
    data: { email, password },
  })
  const { token } = await answer.json()
  await page.context().addCookies([{ name: 'smooth_session', value: token, url: address(slug) }])
}

/** A call of the API as somebody, at a business or (undefined) the platform. */
export async function apiOf(
  request: APIRequestContext,
  slug: string | undefined,
  email: string,
  password = PASSWORD,
) {
  const headers: Record<string, string> = { ...OURS, ...(slug ? { 'x-business-subdomain': slug } : {}) }
  const call = async (method: string, path: string, data?: unknown) => {
    const answer = await request.fetch(address(undefined, `/api/v1${path}`), {
      method,
      headers,
      ...(data === undefined ? {} : { data }),
    })
    return { status: answer.status(), body: answer.status() === 204 ? null : await answer.json() }
  }
  const { body } = await call('POST', '/auth/sign-in', { email, password })
  headers.authorization = `Bearer ${body.token}`
  return call
}

/** The newest link of its kind, such as `reset-password`, that was mailed to an address; waits until it is written. */
export async function mailedLink(request: APIRequestContext, to: string, kind: string): Promise<string> {
  const call = await apiOf(request, undefined, 'superuser@smoothschedule.com')
  const find = async () => {
    const { body } = await call('GET', `/platform/outbox?q=${encodeURIComponent(to)}`)
    const texts = body.items.map((mail: { text: string }) => mail.text)
    return texts
      .map((text: string) => new RegExp(`https?://\\S+/${kind}#[\\w-]{20,}`).exec(text)?.[0])
      .find(Boolean)
  }
  await expect.poll(find, { message: `a mail to ${to} with a link to ${kind}` }).toBeTruthy()
  return find()
}

export const OWNER_PASSWORD = 'four grey whales at noon'

/** A business of its own for one journey, signed up and confirmed; answers its owner's address. */
export async function newBusiness(request: APIRequestContext, slug: string, name: string): Promise<string> {
  const email = `owner@${slug}.example.com`
  const business = { name, slug, timeZone: 'Europe/London', country: 'GB', currency: 'GBP' }
  const owner = { name: 'Olga Owner', email, password: OWNER_PASSWORD }
  const asked = await request.post(address(undefined, '/api/v1/businesses'), { data: { ...business, owner } })
  expect(asked.status()).toBe(201)
  const token = (await mailedLink(request, email, 'confirm-business')).split('#')[1]
  const opened = await request.post(address(undefined, '/api/v1/businesses/confirm'), {
    headers: OURS,
    data: { token },
  })
  expect(opened.status()).toBe(200)
  return email
}
