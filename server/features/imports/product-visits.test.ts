import { afterAll, expect, it } from 'vitest'
import { testApp } from '../../testing/test-app.ts'
import { importing } from './testing.ts'
import { fileOf, LONG, namedRows, phoneOf, ROWS, rowsOf } from './testing-files.ts'

const app = await testApp({ now: '2026-11-24T10:00:00Z' })
afterAll(() => app.close())

interface VisitFile {
  head: string[]
  row: (n: number, at: { date: Date; service: string }) => Record<string, string>
  /** Headings of who comes, when, and until when. */
  name: string
  surname?: string
  email: string
  phone: string
  service: string
  person: string
  date: string
  time?: string
  end: string
  status: string
  past: string
  twice: Record<string, string>
  /** Has a zone of its own. */
  zone?: string
}

const written = (options: Intl.DateTimeFormatOptions, locale = 'en-US') => {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  return (date: Date) => format.format(date)
}
const longDate = written({ day: 'numeric', month: 'long', year: 'numeric' })
const shortDate = written({ day: '2-digit', month: 'short', year: 'numeric' }, 'en-GB')
const numericDate = written({ day: '2-digit', month: '2-digit', year: 'numeric' })
const clock = written({ hour: 'numeric', minute: '2-digit', hour12: true })
const later = (date: Date) => new Date(date.getTime() + 1_800_000)

const VISITS: Record<string, VisitFile> = {
  square: {
    head: [
      'Booking ID',
      'Start Date',
      'Start Time',
      'End Time',
      'Customer Name',
      'Customer Email',
      'Customer Phone',
      'Service',
      'Staff',
      'Status',
      'Customer Note',
    ],
    row: (n, { date, service }) => ({
      'Booking ID': `B${n}`,
      'Start Date': numericDate(date),
      'Start Time': clock(date),
      'End Time': clock(later(date)),
      'Customer Name': `Ida Müller ${n % 50}`,
      'Customer Email': `ida${n % 50}@example.org`,
      'Customer Phone': phoneOf(n % 50),
      Service: service,
      Staff: 'Sam',
      Status: 'Accepted',
    }),
    name: 'Customer Name',
    email: 'Customer Email',
    phone: 'Customer Phone',
    service: 'Service',
    person: 'Staff',
    date: 'Start Date',
    time: 'Start Time',
    end: 'End Time',
    status: 'Status',
    past: '01/15/2020',
    twice: { 'Booking ID': 'B1' },
  },
  fresha: {
    head: [
      'Appt. ref',
      'Channel',
      'Created date',
      'Client',
      'Services',
      'Team member',
      'Scheduled date',
      'Scheduled time',
      'Duration',
      'Location',
      'Status',
      'Email',
      'Mobile number',
    ],
    row: (n, { date, service }) => ({
      'Appt. ref': `#${n}`,
      Client: `Ida Müller ${n % 50}`,
      Services: service,
      'Team member': 'Sam',
      'Scheduled date': shortDate(date),
      'Scheduled time': clock(date).toLowerCase(),
      Duration: '30min',
      Status: 'Booked',
      Email: `ida${n % 50}@example.org`,
      'Mobile number': phoneOf(n % 50),
    }),
    name: 'Client',
    email: 'Email',
    phone: 'Mobile number',
    service: 'Services',
    person: 'Team member',
    date: 'Scheduled date',
    time: 'Scheduled time',
    end: 'Duration',
    status: 'Status',
    past: '15 Jan 2020',
    twice: { 'Appt. ref': '#1' },
  },
  acuity: {
    head: [
      'Start Time',
      'End Time',
      'Timezone',
      'First Name',
      'Last Name',
      'Phone',
      'Email',
      'Type',
      'Calendar',
      'Appointment Price',
      'Paid?',
      'Amount Paid Online',
      'Certificate Code',
      'Notes',
      'Date Scheduled',
      'Label',
      'Scheduled By',
      'Appointment ID',
    ],
    row: (n, { date, service }) => ({
      'Start Time': `${longDate(date)} ${clock(date).toLowerCase()}`,
      'End Time': `${longDate(later(date))} ${clock(later(date)).toLowerCase()}`,
      Timezone: 'Europe/London',
      'First Name': 'Ida',
      'Last Name': `Müller ${n % 50}`,
      Phone: phoneOf(n % 50).replace(/^\+/, "'+"),
      Email: `ida${n % 50}@example.org`,
      Type: service,
      Calendar: 'Sam',
      'Appointment ID': String(n),
    }),
    name: 'First Name',
    surname: 'Last Name',
    email: 'Email',
    phone: 'Phone',
    service: 'Type',
    person: 'Calendar',
    date: 'Start Time',
    end: 'End Time',
    status: 'Label',
    past: 'January 15, 2020 9:00 am',
    twice: { 'Appointment ID': '1' },
    zone: 'Timezone',
  },
}

/** Rows that name a service which is here; what the others name isn't, so that they wait. */
const HERE = 170
const dayOf = (n: number) => new Date(Date.UTC(2027, 0, 1 + (n % 90), 8 + Math.floor(n / 90) * 2))

it.each(Object.entries(VISITS))(
  '5,000 visits of %s: every broken row is named, and a second run doubles nothing',
  {
    timeout: 120_000,
  },
  async (source, file) => {
    const shop = await importing(app, `visits-${source}`)
    await shop.call('POST /resources', { name: 'Sam', kind: 'staff' })
    await shop.call('POST /services', {
      name: 'Cut',
      durationMinutes: 30,
      price: { amount: 1, currency: 'GBP' },
    })
    const { head, name, email, phone } = file
    const cellsOf = (n: number) => file.row(n, { date: dayOf(n), service: n < HERE ? 'Cut' : 'Perm' })
    const nobody = { [name]: '', ...(file.surname && { [file.surname]: '' }), [email]: '', [phone]: '' }
    const firstsTime = Object.fromEntries(
      [file.date, file.time, file.end]
        .filter((h) => h !== undefined)
        .map((h) => [h, cellsOf(0)[h] as string]),
    )
    const {
      file: text,
      expected,
      left,
    } = fileOf(head, rowsOf(head, cellsOf), [
      { cells: nobody, problems: ['no-name'] },
      { cells: { [email]: 'not an address' }, problems: ['bad-email'] },
      { cells: { [phone]: '12' }, problems: ['odd-phone'], isReady: true },
      { cells: { [file.date]: 'soon' }, problems: ['bad-date'] },
      { cells: { [file.date]: file.past, [file.end]: '' }, problems: ['past'] },
      { cells: { [file.status]: 'Cancelled' }, problems: ['cancelled'] },
      { cells: { [file.service]: '' }, problems: ['no-service'] },
      { cells: { [file.person]: 'Nobody' }, problems: ['unknown-resource'], isReady: true },
      { cells: { [file.end]: 'whenever' }, problems: ['bad-end'], isReady: true },
      { cells: file.twice, problems: ['duplicate'] },
      { cells: { [name]: 'C\uFFFDt' }, problems: ['bad-encoding'], isReady: true },
      { line: (cells) => [...cells, 'one too many'], problems: ['ragged'] },
      { cells: { [name]: LONG }, problems: ['too-long'], isReady: true },
      // the only one that no preview sees: its time is another one's
      { cells: firstsTime, problems: [], isReady: true },
      ...(file.zone
        ? [{ cells: { [file.zone]: 'Mars/Base' }, problems: ['unknown-zone'], isReady: true }]
        : []),
    ])
    const { body } = await shop.upload(text)
    expect([body.kind, body.source, body.state, body.total]).toEqual([
      'appointments',
      source,
      'previewed',
      ROWS,
    ])
    expect(await namedRows(shop, body, 'unknown-service')).toEqual(
      expected.filter(([, , problems]) => (problems as string[]).length > 0),
    )
    expect(body.counts).toMatchObject({ ready: ROWS - left, problem: left })

    const done = await shop.run(body.id)
    // one of them names nobody that is here, one a time that is taken
    const booked = HERE - left - 2
    expect(done).toMatchObject({
      state: 'done',
      counts: { created: booked, unassigned: ROWS - left - booked, ready: 0 },
    })
    const everything = async () => [
      await shop.count('appointments'),
      await shop.count('unassigned_visits'),
      await shop.count('customers'),
    ]
    const before = await everything()
    expect(before.slice(0, 2)).toEqual([booked, ROWS - left - booked])
    const reasons = await app.database.readTenant(shop.shop, ({ db }) =>
      db
        .selectFrom('unassigned_visits')
        .select(['reason', (q) => q.fn.countAll<string>().as('n')])
        .groupBy('reason')
        .orderBy('reason')
        .execute(),
    )
    expect(reasons).toEqual([
      { reason: 'slot-taken', n: 1 },
      { reason: 'unknown-resource', n: 1 },
      { reason: 'unknown-service', n: ROWS - HERE },
    ])
    const again = await shop.run((await shop.upload(text)).body.id)
    expect(again.counts).toMatchObject({
      created: 0,
      updated: 0,
      unassigned: 0,
      unchanged: ROWS - left,
      problem: left,
    })
    expect(await everything()).toEqual(before)
    const phones = await app.database.readTenant(shop.shop, ({ db }) =>
      db
        .selectFrom('customers')
        .select('phone_e164')
        .where(
          'email',
          'in',
          [4, 5, 6, 7].map((n) => `ida${n}@example.org`),
        )
        .orderBy('email')
        .execute(),
    )
    expect(phones.map((one) => one.phone_e164)).toEqual([4, 5, 6, 7].map((n) => `+44207946000${n}`))
  },
)
