// What it costs to know who asks and whether they may: the processor's time of requests that are identified and asked
// `can` about, beside the same requests that aren't, through one server in this process.
import { randomUUIDv7 } from 'node:crypto'
import cookie from '@fastify/cookie'
import fastify, { type FastifyBaseLogger } from 'fastify'
import { API } from '../contract/index.ts'
import { type Actor, can, isOpenTo } from '../domain/access/index.ts'
import { startEmbeddedPostgres } from '../server/database/embedded.ts'
import { migrateAll } from '../server/database/migrate.ts'
import { createDatabase, type Database } from '../server/database/pool.ts'
import { prepareDatabase } from '../server/database/prepare.ts'
import type { Deps } from '../server/deps.ts'
import { type CreatedTenant, createTenant } from '../server/features/tenants/create-tenant.ts'
import { hashToken, makeIdentify } from '../server/http/identify.ts'
import { median } from './in-turns.ts'

const MOST = 0.4
const ROUNDS = 21
const REQUESTS = 200
const QUESTIONS = 200_000
const NOW = new Date('2026-11-24T08:00:00Z')
const endpoint = API['GET /appointments']

async function measure(ownerUrl: string): Promise<boolean> {
  const { appUrl } = await prepareDatabase(ownerUrl)
  await migrateAll(ownerUrl)
  const database = createDatabase({ url: appUrl, clock: () => NOW })
  const place = { timeZone: 'Europe/London', country: 'GB', currency: 'GBP' }
  const tenant = await createTenant(database, { slug: 'salon', name: 'Salon', ...place })
  const tokens = await signIn(database, tenant)
  const subject = {
    tenantId: tenant.tenantId,
    staffResourceIds: [randomUUIDv7()],
    locationId: tenant.locationId,
  }

  const identify = makeIdentify({
    database,
    now: () => NOW,
    log: console as unknown as FastifyBaseLogger,
    settings: { platformDomain: 'localhost' },
  } as Deps)
  const app = fastify()
  await app.register(cookie)
  let actor: Actor = { kind: 'anonymous' }
  const onRequest = async (request: Parameters<typeof identify>[0]) => {
    actor = (await identify(request, endpoint)).actor
    if (!ask(actor)) throw new Error('The bench has no right to what it asks for')
  }
  /** What a request asks: by the route, whether the action is open at all; by the verb, about what it loaded. */
  const ask = (who: Actor) =>
    isOpenTo(who, endpoint.action, subject) && can(who, 'appointments.read', subject)
  app.get('/without', () => 'done')
  app.get('/with', { onRequest }, () => 'done')

  let good = true
  for (const [who, token] of Object.entries(tokens)) {
    const headers = { host: 'salon.localhost', authorization: `Bearer ${token}` }
    const send = async (url: string) => {
      const { statusCode, body } = await app.inject({ url, headers })
      if (statusCode !== 200) throw new Error(body)
    }
    const without: number[] = []
    const added: number[] = []
    for (let round = -5; round < ROUNDS; round++) {
      const bare = await processorTime(() => send('/without'), REQUESTS)
      const asked = await processorTime(() => send('/with'), REQUESTS)
      if (round < 0) continue
      without.push(bare)
      added.push(asked - bare)
    }
    const extra = median(added)
    const questions = await processorTime(() => ask(actor), QUESTIONS)
    good &&= extra <= MOST
    console.log(
      `${who}: ${extra.toFixed(3)} ms of processor time a request (at most ${MOST}): ` +
        `${extra <= MOST ? 'holds' : 'BROKEN'}; of that \`can\`, asked twice, ${questions.toFixed(5)} ms ` +
        `(${((100 * questions) / extra).toFixed(2)} %); the bare request ${median(without).toFixed(3)} ms`,
    )
  }
  await app.close()
  await database.close()
  return good
}

/** The tokens of a member of staff, and of support acting as them under a grant: the most that there is to look up. */
async function signIn(database: Database, { tenantId }: CreatedTenant): Promise<Record<string, string>> {
  const [staff, support] = [randomUUIDv7(), randomUUIDv7()]
  const later = new Date(NOW.getTime() + 3_600_000)
  const session = (token: string, user: string, of: string | null) => ({
    id: randomUUIDv7(),
    token_hash: hashToken(token),
    user_id: user,
    tenant_id: of,
    last_seen_at: NOW,
    expires_at: later,
  })
  const real = session('support', support, null)
  await database.withPlatform(async ({ db }) => {
    await db
      .insertInto('users')
      .values([
        { id: staff, tenant_id: tenantId, email: 'staff@salon.example', name: 'Staff', role: 'TENANT_STAFF' },
        {
          id: support,
          tenant_id: null,
          email: 'support@example.com',
          name: 'Support',
          role: 'PLATFORM_SUPPORT',
          second_factor_exempt: true,
        },
      ])
      .execute()
    await db
      .insertInto('sessions')
      .values([session('staff', staff, tenantId), real])
      .execute()
    const behind = { real_user_id: support, real_session_id: real.id, reason: 'Ticket 12' }
    await db
      .insertInto('sessions')
      .values({ ...session('masquerade', staff, tenantId), ...behind })
      .execute()
    await db
      .insertInto('permission_grants')
      .values({
        id: randomUUIDv7(),
        grantor_user_id: support,
        grantee_user_id: support,
        tenant_id: tenantId,
        action: 'view_billing',
        reason: 'Ticket 12',
        starts_at: NOW,
        expires_at: later,
      })
      .execute()
  })
  return { 'a member of staff': 'staff', 'support acting as them, with a grant': 'masquerade' }
}

/** Milliseconds of this process's processor time a run. */
async function processorTime(work: () => unknown, runs: number): Promise<number> {
  const before = process.cpuUsage()
  for (let n = 0; n < runs; n++) {
    const result = work()
    if (result instanceof Promise) await result
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / runs
}

const cluster = await startEmbeddedPostgres({ forTests: true, log: { info() {}, warn() {} } })
try {
  process.exitCode = (await measure(cluster.url)) ? 0 : 1
} finally {
  await cluster.stop()
}
