import { afterAll, expect, it } from 'vitest'
import { testApp } from '../../testing/test-app.ts'
import { testBusiness } from '../../testing/test-business.ts'

const app = await testApp({ now: '2026-11-24T10:00:00Z' })
afterAll(() => app.close())

it('another business’s customers are out of reach, as if there were none', async () => {
  const [mine, theirs] = [await testBusiness(app, 'mine'), await testBusiness(app, 'theirs')]
  const [{ call }, other] = [await mine.user('TENANT_OWNER'), await theirs.user('TENANT_OWNER')]
  const add = async (who: typeof call, body: object) => (await who('POST /customers', body)).body
  const own = await add(call, { name: 'Own' })
  const victim = await add(other.call, { name: 'Victim', email: 'victim@example.org', tags: ['secret'] })
  const twin = await add(other.call, { name: 'Twin' })
  const merge = (await other.call(`POST /customers/${victim.id}/merge`, { from: twin.id })).body.id
  const before = (await other.call(`GET /customers/${victim.id}`)).body
  const tries: [string, object?][] = [
    [`POST /customers/${own.id}/merge`, { from: victim.id }],
    [`POST /customers/${victim.id}/merge`, { from: own.id }],
    [`POST /customers/merges/${merge}/undo`],
    [`GET /customers/${victim.id}/merges`],
    [`PUT /customers/${own.id}/apart/${victim.id}`],
    [`DELETE /customers/${victim.id}/apart/${own.id}`],
    ['POST /customers', { name: 'Kid', householdOf: victim.id }],
    [`PATCH /customers/${own.id}`, { householdOf: victim.id, version: 1 }],
    [`POST /customers/${victim.id}/erase`],
    [`POST /customers/${victim.id}/block`, { reason: 'x' }],
    [`GET /customers/${victim.id}/history`],
  ]
  for (const [path, body] of tries) {
    const answer = await call(path, body)
    expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'not-found'])
  }
  for (const path of [
    'GET /customers/tags',
    'GET /customers/export',
    `GET /customers?householdOf=${victim.id}`,
  ])
    expect(JSON.stringify((await call(path)).body)).not.toMatch(/Victim|secret/)
  // their address is free here: whoever has it elsewhere isn't told apart
  expect((await call('POST /customers', { name: 'Same', email: 'victim@example.org' })).status).toBe(201)
  expect((await other.call(`GET /customers/${victim.id}`)).body).toEqual(before)
})

it('what people write is text: answered as it is, and no formula in an export', async () => {
  const { call } = await (await testBusiness(app, 'scripts')).user('TENANT_OWNER')
  const evil = `<img src=x onerror=alert(1)>"'</script>`
  const { body } = await call('POST /customers', { name: evil, internalNotes: evil, tags: ['=HYPERLINK(1)'] })
  expect(body).toMatchObject({ name: evil, internalNotes: evil })
  await call('POST /customers', { name: '=cmd|calc', phone: '+44 7700 900123' })
  const exported = String((await call('GET /customers/export')).body)
  expect(exported).toContain(`'=cmd|calc`)
  expect(exported).not.toMatch(/(^|,|\n)"?=/)
  const svg = `data:image/svg+xml;base64,${btoa('<svg onload="alert(1)"/>')}`
  for (const branding of [
    { logo: svg },
    { logo: `data:image/png;base64,${btoa('<svg/>')}` },
    { color: 'red;}' },
  ])
    expect((await call('PATCH /business', { branding, version: 1 })).status).toBe(422)
})
