import { randomUUIDv7 } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { hashToken } from '../../http/identify.ts'
import { eventHead, type Following, follow, range } from '../../testing/follow.ts'
import { type ServerProcess, serverProcess } from '../../testing/server-process.ts'
import { testApp } from '../../testing/test-app.ts'
import type { CreatedTenant } from '../tenants/create-tenant.ts'

const SOCKETS = process.env.SOAK ? 1_000 : 40
const TENANTS = process.env.SOAK ? 200 : 8
/** Sockets of one session; a person's tabs. */
const TABS = 10
const AT_ONCE = 25
const ROUNDS = process.env.SOAK ? 40 : 8
const NOW = '2026-11-24T08:00:00Z'

const server = await testApp({ now: NOW })
const logs = await mkdtemp(join(tmpdir(), 'smooth-live-'))
const open: Following[] = []
let running: ServerProcess | null = null
afterAll(async () => {
  for (const one of open) one.end()
  await running?.kill()
  await rm(logs, { recursive: true })
  await server.close()
}, 300_000)

/** A business with sessions of its owner's. */
async function business(
  slug: string,
  sessions: number,
): Promise<{ tenant: CreatedTenant; tokens: string[] }> {
  const tenant = await server.makeTenant({ slug })
  const userId = randomUUIDv7()
  const tokens = Array.from({ length: sessions }, () => `session_${randomUUIDv7()}`)
  const { tenantId } = tenant
  await server.database.withPlatform(async ({ db, now }) => {
    await db
      .insertInto('users')
      .values({
        id: userId,
        tenant_id: tenantId,
        email: `${slug}@live.test`,
        name: slug,
        role: 'TENANT_OWNER',
      })
      .execute()
    const expires_at = new Date(now.getTime() + 86_400_000)
    await db
      .insertInto('sessions')
      .values(
        tokens.map((token) => ({
          id: randomUUIDv7(),
          token_hash: hashToken(token),
          user_id: userId,
          tenant_id: tenantId,
          expires_at,
        })),
      )
      .execute()
  })
  return { tenant, tokens }
}

/** Opens sockets over all sessions, commits in turns, and says how long each took to be told, in ms. */
async function measure(name: string, businesses: { tenant: CreatedTenant; tokens: string[] }[]) {
  running = await serverProcess({ appUrl: server.appUrl, now: NOW, logs })
  const { address } = running
  const before = await running.memory()
  const delays: number[] = []
  const sentAt = new Map<string, number>()
  const sockets: { tenantId: string; following: Following }[] = []
  const each = SOCKETS / businesses.length
  const began = performance.now()
  for (const { tenant, tokens } of businesses) {
    const openOne = async (n: number) => {
      const following = await follow(address, {
        tenant: tenant.slug,
        token: tokens[n % tokens.length] as string,
      })
      following.socket.on('message', (text) => {
        const sent = sentAt.get(`${tenant.tenantId} ${JSON.parse(String(text)).number}`)
        if (sent !== undefined) delays.push(performance.now() - sent)
      })
      open.push(following)
      sockets.push({ tenantId: tenant.tenantId, following })
    }
    // not all in one instant: whoever waits too long for a connection is refused as overloaded, and would come again
    for (let n = 0; n < each; n += AT_ONCE)
      await Promise.all(range(n, Math.min(n + AT_ONCE, each) - 1).map(openOne))
  }
  const openedIn = performance.now() - began
  const after = await running.memory()
  for (let round = 0; round < ROUNDS; round++) {
    const { tenant } = businesses[round % businesses.length] as (typeof businesses)[number]
    const number = (await eventHead(server.database, tenant)) + 1
    sentAt.set(`${tenant.tenantId} ${number}`, performance.now())
    await server.database.withTenant(tenant, async (tx) => {
      tx.event('appointment.moved', { appointmentId: tenant.tenantId })
    })
    const expected = (round + 1) * each
    await expect.poll(() => delays.length, { interval: 5, timeout: 30_000 }).toBe(expected)
  }
  const numbers = sockets.map(({ following }) => following.numbers())
  for (const told of numbers) expect(told).toEqual(told.toSorted((a, b) => a - b))
  delays.sort((a, b) => a - b)
  const at = (share: number) => `${Math.round(delays[Math.floor((delays.length - 1) * share)] as number)} ms`
  const perSocket = Math.round((after - before) / SOCKETS / 1024)
  process.stdout.write(
    `${SOCKETS} sockets ${name}: told after ${at(0.5)} (half), ${at(0.95)} (95 %), ${at(0.99)} (99 %), ${at(1)} (all); ` +
      `${perSocket} kB each; opened in ${Math.round(openedIn)} ms\n`,
  )
  for (const { following } of sockets) following.end()
  await running.kill()
  running = null
  return delays
}

describe('many who follow', () => {
  const timeout = process.env.SOAK ? 600_000 : 60_000

  it('one business are all told of each change', { timeout }, async () => {
    const delays = await measure('on one business', [await business('one', Math.ceil(SOCKETS / TABS))])
    expect(delays).toHaveLength(ROUNDS * SOCKETS)
  })

  it('many businesses are told of their own alone', { timeout }, async () => {
    const businesses = []
    for (let n = 0; n < TENANTS; n++) businesses.push(await business(`of-${n}`, 1))
    const delays = await measure(`over ${TENANTS} businesses`, businesses)
    expect(delays).toHaveLength((ROUNDS * SOCKETS) / TENANTS)
  })
})
