import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../domain/access/index.ts'
import { isPlatformRole } from '../../../domain/access/index.ts'
import type { Answered } from '../test-app.ts'
import { testApp } from '../test-app.ts'
import { EXPECTATIONS } from './expectations.ts'
import { type Ask, type Expectation, WALKERS, type Walker } from './expecting.ts'
import { type Ids, makeWorld, nothing, sessionOf, THEIRS, type World } from './world.ts'

const server = await testApp()
const database = new pg.Client(server.ownerUrl)
await database.connect()
afterAll(async () => {
  await database.end()
  await server.close()
})
const home = await makeWorld(server, 'home', 'ours', false)
/** Another business, a demo account. */
const away = await makeWorld(server, 'away', THEIRS, true)

const walkers = new Map<Walker, { id: string; tenantId: string | null; token: string }>()
for (const who of WALKERS.slice(1) as Role[]) {
  const tenantId = isPlatformRole(who) ? null : home.tenant
  const link =
    who === 'TENANT_STAFF'
      ? { resourceId: home.sam }
      : who === 'CUSTOMER'
        ? { customerId: home.customer }
        : {}
  const user = await server.makeUser({
    email: `${who.toLowerCase()}@walk.test`,
    role: who,
    ...(tenantId ? { tenant: home.schema } : {}),
    ...link,
  })
  walkers.set(who, { ...user, tenantId })
}
const isOfTenant = (who: Walker) => who !== 'VISITOR' && !isPlatformRole(who as Role)

async function send(expectation: Expectation, who: Walker, slug: string, ask: Ask): Promise<Answered> {
  const [method, template] = (expectation.name.split(' | ')[0] as string).split(' ') as ['GET', string]
  const rest = [...(ask.path ?? [])]
  const path = template.replace(/:\w+/g, () => rest.shift() as string)
  const query = ask.query ? `?${new URLSearchParams(ask.query)}` : ''
  const walker = walkers.get(who)
  const token =
    walker && expectation.endsSession
      ? (await sessionOf(server, walker.id, walker.tenantId)).token
      : walker?.token
  return server.call(method, path + query, {
    // the console is used without a business
    ...(expectation.reach === 'platform' && !isOfTenant(who) ? {} : { tenant: slug }),
    ...(token ? { token } : {}),
    ...(ask.body === undefined ? {} : { body: ask.body }),
  })
}

const said = ({ status, body }: Answered) => (status < 400 ? String(status) : `${status} ${body.code}`)
const REFUSED = /^403 (forbidden|masquerade-forbidden)$/
/** What a letter of the table stands for; a refusal by whichever of its codes. */
function meant(letter: string, who: Walker, ok: string, isDemo: boolean): string | RegExp {
  switch (letter) {
    case 'y':
      return ok
    case 'd':
      return isDemo ? ok : REFUSED
    case 'D':
      return isDemo ? ok : '404 not-found'
    case 'n':
      return '404 not-found'
    default:
      return who === 'VISITOR' ? '401 unauthenticated' : REFUSED
  }
}
const fits = (got: string, wanted: string | RegExp) =>
  typeof wanted === 'string' ? got === wanted : wanted.test(got)
/** Whether an attempt may succeed, so that what it is about is made for it. */
const usedUp = (expectation: Expectation, walker: Walker) => /[ydD]/.test(letterOf(expectation, walker))
const letterOf = ({ who }: Expectation, walker: Walker) => who[WALKERS.indexOf(walker)] as string

/** All that a business has, to see whether anything of it was changed. */
async function fingerprint({ schema }: World): Promise<string> {
  const tables = await database.query(
    'SELECT relname FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = $2 ORDER BY 1',
    [schema.schema, 'r'],
  )
  const hash = createHash('sha256')
  for (const { relname } of tables.rows) {
    const { rows } = await database.query(
      `SELECT t::text AS row FROM ${schema.schema}.${relname} t ORDER BY 1`,
    )
    hash.update(JSON.stringify([relname, rows]))
  }
  return hash.digest('hex')
}

test('every call of openapi.json has an expectation for everybody, and nothing else has', async () => {
  const { body } = await server.call('GET', '/openapi.json')
  const calls = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  )
  expect([...new Set(EXPECTATIONS.map(({ name }) => name.split(' | ')[0]))].sort()).toEqual(calls.sort())
  for (const { who, name } of EXPECTATIONS) expect(who, name).toMatch(/^[ydDn-]{9}$/)
})

describe.each(WALKERS)('%s', (who) => {
  const ofTenant = isOfTenant(who)

  test('gets what the table says where they belong', async () => {
    const wrong: string[] = []
    for (const expectation of EXPECTATIONS) {
      const answer = await send(
        expectation,
        who,
        'home',
        await expectation.ask(home, usedUp(expectation, who) ? home : null, who),
      )
      const wanted = meant(letterOf(expectation, who), who, expectation.ok, false)
      if (!fits(said(answer), wanted)) wrong.push(`${expectation.name}: ${said(answer)}, not ${wanted}`)
      if (expectation.reach === 'tenant' && JSON.stringify(answer.body).includes(THEIRS))
        wrong.push(`${expectation.name} let something out`)
    }
    expect(wrong).toEqual([])
  })

  test('gets nothing of another business by its ids, and learns nothing from the answer', async () => {
    const wrong: string[] = []
    const before = await fingerprint(away)
    for (const expectation of EXPECTATIONS) {
      if (expectation.reach === 'platform' && !ofTenant) continue
      const ask = (ids: Ids) => expectation.ask(ids, null, who)
      if (!(await hasIds(expectation, who))) continue
      const answer = await send(expectation, who, 'home', await ask(away))
      const letter = letterOf(expectation, who)
      const wanted =
        letter === '-'
          ? /^(401 unauthenticated|403 \S*forbidden|404 not-found)$/
          : (expectation.abroad ?? '404 not-found')
      if (!fits(said(answer), wanted)) wrong.push(`${expectation.name}: ${said(answer)}, not ${wanted}`)
      if (JSON.stringify(answer.body).includes(THEIRS)) wrong.push(`${expectation.name} let something out`)
      const none = await send(expectation, who, 'home', await ask(nothing()))
      const shown = ({ status, body }: Answered) => JSON.stringify([status, { ...body, requestId: null }])
      if (shown(none) !== shown(answer)) wrong.push(`${expectation.name} tells one that is there from none`)
    }
    expect(wrong).toEqual([])
    expect(await fingerprint(away)).toBe(before)
  })

  test(
    ofTenant ? 'is refused in another business, whatever they ask for' : 'gets the same in a demo account',
    async () => {
      const wrong: string[] = []
      const before = ofTenant ? await fingerprint(away) : null
      for (const expectation of EXPECTATIONS) {
        const world = !ofTenant && usedUp(expectation, who) ? away : null
        const answer = await send(expectation, who, 'away', await expectation.ask(away, world, who))
        const wanted = ofTenant
          ? '403 forbidden'
          : meant(letterOf(expectation, who), who, expectation.ok, true)
        if (!fits(said(answer), wanted)) wrong.push(`${expectation.name}: ${said(answer)}, not ${wanted}`)
        if (ofTenant && JSON.stringify(answer.body).includes(THEIRS))
          wrong.push(`${expectation.name} let something out`)
      }
      expect(wrong).toEqual([])
      if (before) expect(await fingerprint(away)).toBe(before)
    },
  )
})

/** Whether a call names things of a business at all. */
async function hasIds(expectation: Expectation, who: Walker): Promise<boolean> {
  const ids = nothing()
  const text = JSON.stringify(await expectation.ask(ids, null, who))
  return Object.values(ids).some((id) => text.includes(id))
}
