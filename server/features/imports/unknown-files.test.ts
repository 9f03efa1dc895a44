import { afterAll, describe, expect, it } from 'vitest'
import { makeSalon } from '../../testing/salon.ts'
import { testApp } from '../../testing/test-app.ts'
import { runBatch } from './run-batch.ts'
import { base64, csv, importing, range } from './testing.ts'

const app = await testApp({ now: '2026-11-24T10:00:00Z' })
afterAll(() => app.close())
const business = (slug: string) => importing(app, slug)

describe('a file of no known product', () => {
  it('is mapped by hand, with a choice where day and month could be either', async () => {
    const { call, upload, run } = await business('mapped')
    await call('POST /services', { name: 'Cut', durationMinutes: 30, price: { amount: 1, currency: 'GBP' } })
    await call('POST /resources', { name: 'Sam', kind: 'staff' })
    const file = 'Wer;Wann;Was\r\nJürgen;03.04.2027 10:00;Cut\r\n'
    expect((await upload(file)).body.errors).toMatchObject([{ path: 'kind' }])
    // as a German spreadsheet saves it
    const { body } = await upload(Buffer.from(file, 'latin1'), { kind: 'appointments' })
    expect(body).toMatchObject({ state: 'mapping', source: 'file', missing: ['date', 'service', 'name'] })
    expect(body.columns[0]).toEqual({ name: 'Wer', samples: ['Jürgen'] })
    expect((await call(`POST /imports/${body.id}/run`, { version: body.version })).body.code).toBe(
      'wrong-status',
    )
    const bad = await call(`PATCH /imports/${body.id}`, { mapping: { name: 'Wo' }, version: body.version })
    expect(bad).toMatchObject({ status: 422, body: { errors: [{ path: 'mapping.name' }] } })
    const mapping = { name: 'Wer', date: 'Wann', service: 'Was' }
    const mapped = (await call(`PATCH /imports/${body.id}`, { mapping, version: body.version })).body
    expect(mapped).toMatchObject({
      state: 'previewed',
      dateOrder: 'dmy',
      dateOrderAmbiguous: true,
      counts: { ready: 1 },
    })
    const chosen = await call(`PATCH /imports/${body.id}`, {
      options: { dateOrder: 'mdy' },
      version: mapped.version,
    })
    expect(chosen.body).toMatchObject({ dateOrder: 'mdy', dateOrderAmbiguous: false })
    expect((await run(body.id)).counts.created).toBe(1)
    expect((await call('GET /appointments')).body.items).toMatchObject([
      { start: '2027-03-04T10:00:00Z', customer: { name: 'Jürgen' } },
    ])
  })

  it('is refused with its reason, and nothing is kept, where it can’t be read', async () => {
    const { call, upload, shop } = await business('refused')
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    const reasonOf = async (content: string | Buffer) => {
      const { status, body } = await upload(content, { kind: 'customers' })
      return [status, body.reason ?? body.code]
    }
    expect(await reasonOf(png)).toEqual([422, 'not-text'])
    expect(await reasonOf('PK\u0003\u0004')).toEqual([422, 'not-text'])
    expect(await reasonOf('name,email\nA\u0000nn,x')).toEqual([422, 'not-text'])
    expect(await reasonOf('')).toEqual([422, 'empty'])
    expect(await reasonOf('  \n ')).toEqual([422, 'empty'])
    expect(await reasonOf('just words')).toEqual([422, 'no-columns'])
    expect(await reasonOf('name,email\n')).toEqual([422, 'no-rows'])
    expect(await reasonOf(`${range(500).join(',')}\n1,2`)).toEqual([422, 'too-many-columns'])
    expect(await reasonOf(`name,email\n${'a,b\n'.repeat(100_000)}`)).toEqual([422, 'too-many-rows'])
    expect(await reasonOf('name,email\n"Ann,x\nBob,y')).toEqual([422, 'malformed'])
    expect(await reasonOf(`name,email\n${'n'.repeat(1_000_001)},x`)).toEqual([422, 'too-long-line'])
    expect((await call('POST /imports', { kind: 'customers', content: '%%%' })).status).toBe(422)
    const kept = await app.database.readTenant(shop, ({ db }) =>
      db.selectFrom('imports').select('id').execute(),
    )
    expect(kept).toEqual([])
  })

  it('is read whatever its columns are called, however long its cells are, and with its headings twice', async () => {
    const { call, upload, run } = await business('odd')
    const headings = ['Name', 'constructor', '__proto__', 'Tags', 'Notes', 'Email', `${'h'.repeat(179)}🦉`]
    const long = [`${'N'.repeat(119)}🦉`, 'x', 'y', `${'t'.repeat(39)}🦉`, `${'n'.repeat(4999)}🦉`]
    // the last row ends before the column that every object has something under
    const { body } = await upload(csv([headings, headings, [...long, 'long@example.org'], ['Short']]), {
      kind: 'customers',
    })
    expect(body).toMatchObject({ state: 'previewed', counts: { ready: 2, problem: 1 } })
    expect(body.columns.map((c: { name: string }) => c.name).slice(0, 3)).toEqual([
      'Name',
      'constructor (2)',
      '__proto__ (2)',
    ])
    const { items } = (await call(`GET /imports/${body.id}/rows`)).body
    expect(items[0].problems).toMatchObject([{ code: 'headings', severity: 'error' }])
    expect(items[1].raw).toMatchObject({ 'constructor (2)': 'x', '__proto__ (2)': 'y' })
    expect((await run(body.id)).counts).toMatchObject({ created: 2, problem: 1 })
    expect((await call('GET /customers?q=long')).body.items).toMatchObject([
      // no half of a character is kept
      { name: 'N'.repeat(119), tags: ['t'.repeat(39)], internalNotes: 'n'.repeat(4999) },
    ])
  })

  it('belongs to its business, and staff can’t import', async () => {
    const { upload, shop } = await business('mine')
    const theirs = await business('theirs')
    const { body } = await upload('name,email\nAnn,a@example.org\n', { kind: 'customers' })
    for (const path of [
      `GET /imports/${body.id}`,
      `GET /imports/${body.id}/rows`,
      `POST /imports/${body.id}/cancel`,
      `DELETE /imports/${body.id}`,
    ])
      expect((await theirs.call(path)).status).toBe(404)
    const staff = (await shop.user('TENANT_STAFF')).call
    expect((await staff('POST /imports', { kind: 'customers', content: base64('a,b\n1,2') })).status).toBe(
      403,
    )
    expect((await staff(`GET /imports/${body.id}`)).status).toBe(403)
  })
})

describe('a calendar', () => {
  const ics = (...events: string[]) =>
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      ...events.map((e) => `BEGIN:VEVENT\r\n${e}\r\nEND:VEVENT`),
      'END:VCALENDAR',
    ].join('\r\n')

  it('becomes time taken out: zones, all-day events, repetitions and their exceptions', async () => {
    const { call, upload, run, count } = await business('calendar')
    const sam = (await call('POST /resources', { name: 'Sam', kind: 'staff' })).body
    const file = ics(
      'UID:one\r\nSUMMARY:Dentist\r\nDTSTART;TZID=America/New_York:20261201T090000\r\nDTEND;TZID=America/New_York:20261201T100000',
      'UID:day\r\nSUMMARY:Away\r\nDTSTART;VALUE=DATE:20270701\r\nDTEND;VALUE=DATE:20270702',
      'UID:weekly\r\nSUMMARY:Yoga\r\nDTSTART;TZID=Europe/London:20261207T080000\r\nDTEND;TZID=Europe/London:20261207T090000\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE;TZID=Europe/London:20261214T080000',
      'UID:weekly\r\nRECURRENCE-ID;TZID=Europe/London:20261221T080000\r\nSUMMARY:Late yoga\r\nDTSTART;TZID=Europe/London:20261221T180000\r\nDTEND;TZID=Europe/London:20261221T190000',
      'UID:free\r\nSUMMARY:Birthday\r\nTRANSP:TRANSPARENT\r\nDTSTART;VALUE=DATE:20270101',
      'UID:past\r\nSUMMARY:Gone\r\nDTSTART:20250101T100000Z\r\nDTEND:20250101T110000Z',
    )
    expect((await upload(file)).status).toBe(422)
    const options = { resourceId: sam.id, as: 'blocks' }
    const { body } = await upload(file, { options })
    expect(body).toMatchObject({
      kind: 'calendar',
      source: 'ics',
      state: 'previewed',
      counts: { ready: 5, problem: 1 },
    })
    expect((await run(body.id)).counts.created).toBe(5)
    const { items } = (await call('GET /blocks')).body
    expect(
      items.map((b: { start: string; end: string; title: string }) => [b.title, b.start, b.end]),
    ).toEqual([
      ['Dentist', '2026-12-01T14:00:00Z', '2026-12-01T15:00:00Z'],
      ['Yoga', '2026-12-07T08:00:00Z', '2026-12-07T09:00:00Z'],
      ['Late yoga', '2026-12-21T18:00:00Z', '2026-12-21T19:00:00Z'],
      ['Yoga', '2026-12-28T08:00:00Z', '2026-12-28T09:00:00Z'],
      ['Away', '2027-06-30T23:00:00Z', '2027-07-01T23:00:00Z'],
    ])
    expect((await run((await upload(file, { options })).body.id)).counts.unchanged).toBe(5)
    expect(await count('blocks')).toBe(5)
  })

  it('that is broken, or repeats for ever, is refused or bounded', async () => {
    const { call, upload } = await business('endless')
    const sam = (await call('POST /resources', { name: 'Sam', kind: 'staff' })).body
    const options = { resourceId: sam.id, as: 'blocks' }
    const repeating = (rule: string) =>
      ics(`UID:x\r\nSUMMARY:X\r\nDTSTART:20261201T090000Z\r\nDTEND:20261201T091000Z\r\nRRULE:${rule}`)
    expect((await upload(repeating('FREQ=DAILY'), { options })).body.counts.ready).toBe(394)
    expect((await upload(repeating('FREQ=SECONDLY'), { options })).body.code).toBe('unreadable-file')
    expect((await upload(repeating('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), { options })).status).toBeLessThan(
      500,
    )
    expect((await upload('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n', { options })).body.code).toBe(
      'unreadable-file',
    )
    expect((await upload(repeating('FREQ=NEVER'), { options })).body.code).toBe('unreadable-file')
  })

  it('becomes visits of one service, for those who keep their bookings in a calendar', async () => {
    const salon = await makeSalon(app, 'ics-visits')
    const { token } = await app.makeUser({ email: 'o@ics.example', role: 'TENANT_OWNER', tenant: salon })
    const options = { resourceId: salon.sam, as: 'visits', serviceId: salon.cut }
    const content = base64(
      ics('UID:v\r\nSUMMARY:Mrs Jones\r\nDTSTART:20261201T100000Z\r\nDTEND:20261201T110000Z'),
    )
    const ask = { tenant: 'ics-visits', token }
    for (const expected of [{ created: 1 }, { created: 0, unchanged: 1 }]) {
      const { body } = await app.call('POST', '/imports', { ...ask, body: { content, options } })
      await app.call('POST', `/imports/${body.id}/run`, { ...ask, body: { version: body.version } })
      await app.database.withTenant(salon, (tx) => runBatch(tx, body.id))
      expect((await app.call('GET', `/imports/${body.id}`, ask)).body.counts).toMatchObject(expected)
    }
    expect((await app.call('GET', '/appointments', ask)).body.items).toMatchObject([
      { start: '2026-12-01T10:00:00Z', end: '2026-12-01T11:00:00Z', customer: { name: 'Mrs Jones' } },
    ])
  })
})
