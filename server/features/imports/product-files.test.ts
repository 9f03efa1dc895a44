import { afterAll, expect, it } from 'vitest'
import { testApp } from '../../testing/test-app.ts'
import { csv, importing, range } from './testing.ts'

const app = await testApp({ now: '2026-11-24T10:00:00Z' })
afterAll(() => app.close())

const ROWS = 5000
/** A menu has no thousands. */
const SERVICE_ROWS = 500
const LONG = 'x'.repeat(121)

interface Broken {
  /** Cells that are different in this row, by heading. */
  cells?: Record<string, string>
  /** The problems of the row, and nothing else. */
  problems: string[]
  /** Only these: the row is taken over nonetheless. */
  isReady?: boolean
  /** How the line is written, where its cells aren't those of its headings. */
  line?: (cells: string[]) => string[]
}

/** A file in which each kind of broken row stands once, at its own line. */
function fileOf(
  head: readonly string[],
  row: (n: number) => string[],
  broken: readonly Broken[],
  size = ROWS,
) {
  const rows = range(size).map(row)
  for (const [n, { cells = {}, line }] of broken.entries()) {
    const at = 10 * (n + 1)
    for (const [heading, value] of Object.entries(cells))
      (rows[at] as string[])[head.indexOf(heading)] = value
    if (line) rows[at] = line(rows[at] as string[])
  }
  const expected = broken.map(({ problems, isReady }, n) => [
    10 * (n + 1) + 2,
    isReady ? 'ready' : 'problem',
    [...problems].sort(),
  ])
  const left = broken.filter(({ isReady }) => !isReady).length
  return { file: withBrokenByte(csv([[...head], ...rows])), expected, left }
}

/** The file in UTF-8, but for a letter that is a byte of another encoding. */
const withBrokenByte = (text: string) =>
  Buffer.from(Buffer.from(text).toString('latin1').replaceAll('\u00ef\u00bf\u00bd', '\u00fc'), 'latin1')

type Business = Awaited<ReturnType<typeof importing>>
interface Row {
  number: number
  state: string
  problems: { code: string }[]
}

/** Every row that the preview finds something wrong with, asked for by each problem that it counts. */
async function namedRows(
  { call }: Business,
  body: { id: string; problems: { code: string }[] },
  /** What all rows of the file have. */
  common = '',
) {
  const found = new Map<number, Row>()
  for (const code of new Set(body.problems.map((p) => p.code).filter((one) => one !== common))) {
    const { items } = (await call(`GET /imports/${body.id}/rows?limit=100&problem=${code}`)).body
    for (const row of items as Row[]) found.set(row.number, row)
  }
  return [...found.values()]
    .sort((one, other) => one.number - other.number)
    .map(({ number, state, problems }) => [
      number,
      state,
      problems
        .map(({ code }) => code)
        .filter((one) => one !== common)
        .sort(),
    ])
}

const rowsOf = (head: readonly string[], row: (n: number) => Record<string, string>) => (n: number) => {
  const cells = row(n)
  return head.map((heading) => cells[heading] ?? '')
}
/** Every way in which people write numbers of theirs. */
const phoneOf = (n: number) => {
  const last = String(n).padStart(4, '0')
  return [`+44 20 7946 ${last}`, `020 7946 ${last}`, `(020) 7946-${last}`, `0044 20 7946${last}`][
    n % 4
  ] as string
}

interface CustomerFile {
  head: string[]
  row: (n: number) => Record<string, string>
  /** Headings of what can be broken. */
  first: string
  email: string
  phone: string
  last: string
  /** What makes a row the same as the one before it. */
  twice: Record<string, string>
}

const CUSTOMERS: Record<string, CustomerFile> = {
  square: {
    head: [
      'Reference ID',
      'First Name',
      'Last Name',
      'Email Address',
      'Phone Number',
      'Nickname',
      'Company Name',
      'City',
      'Memo',
      'Square Customer ID',
      'Creation Source',
      'Transaction Count',
    ],
    row: (n) => ({
      'First Name': `Ann${n}`,
      'Last Name': 'Müller',
      'Email Address': `ann${n}@example.org`,
      'Phone Number': phoneOf(n),
      Memo: 'likes tea',
      'Square Customer ID': `SQ${n}`,
    }),
    first: 'First Name',
    last: 'Last Name',
    email: 'Email Address',
    phone: 'Phone Number',
    twice: { 'Square Customer ID': 'SQ1' },
  },
  fresha: {
    head: [
      'Client ID',
      'First Name',
      'Last Name',
      'Blocked',
      'Gender',
      'Mobile Number',
      'Telephone',
      'Email',
      'City',
      'Date of Birth',
      'Added',
      'Note',
    ],
    row: (n) => ({
      'Client ID': String(9000 + n),
      'First Name': `Ann${n}`,
      'Last Name': 'Müller',
      Blocked: 'No',
      'Mobile Number': phoneOf(n),
      Email: `ann${n}@example.org`,
      Note: 'likes tea',
    }),
    first: 'First Name',
    last: 'Last Name',
    email: 'Email',
    phone: 'Mobile Number',
    twice: { 'Client ID': '9001' },
  },
  acuity: {
    head: ['First Name', 'Last Name', 'Phone', 'Email', 'Notes', 'Days Since Last Appointment'],
    row: (n) => ({
      'First Name': `Ann${n}`,
      'Last Name': 'Müller',
      // Acuity defuses what a spreadsheet would take for a formula
      Phone: phoneOf(n).replace(/^\+/, "'+"),
      Email: `ann${n}@example.org`,
      Notes: 'likes tea',
    }),
    first: 'First Name',
    last: 'Last Name',
    email: 'Email',
    phone: 'Phone',
    twice: { Email: 'ann1@example.org' },
  },
}

it.each(Object.entries(CUSTOMERS))(
  '5,000 customers of %s: every broken row is named, and a second run doubles nothing',
  {
    timeout: 120_000,
  },
  async (source, file) => {
    const shop = await importing(app, `clients-${source}`)
    const { head, first, last, email, phone } = file
    const {
      file: text,
      expected,
      left,
    } = fileOf(head, rowsOf(head, file.row), [
      { cells: { [first]: '', [last]: '', [email]: '', [phone]: '' }, problems: ['no-name'] },
      { cells: { [first]: '', [last]: '' }, problems: ['no-name'], isReady: true },
      { cells: { [email]: 'not an address' }, problems: ['bad-email'] },
      { cells: { [phone]: '12' }, problems: ['odd-phone'], isReady: true },
      { cells: { [first]: LONG }, problems: ['too-long'], isReady: true },
      { cells: file.twice, problems: ['duplicate'] },
      { cells: { [last]: 'M\uFFFDller' }, problems: ['bad-encoding'], isReady: true },
      { line: (cells) => [...cells, 'one', 'too many'], problems: ['ragged'] },
      { line: (cells) => cells.slice(0, head.indexOf(last)), problems: ['ragged'], isReady: true },
    ])
    const { status, body } = await shop.upload(text)
    expect([status, body.kind, body.source, body.state, body.total]).toEqual([
      201,
      'customers',
      source,
      'previewed',
      ROWS,
    ])
    expect(body.counts).toMatchObject({ ready: ROWS - left, problem: left })
    expect(await namedRows(shop, body)).toEqual(expected)
    expect(await shop.count('customers')).toBe(0)

    expect(await shop.run(body.id)).toMatchObject({
      state: 'done',
      counts: { created: ROWS - left, ready: 0 },
    })
    const again = await shop.run((await shop.upload(text)).body.id)
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: ROWS - left, problem: left })
    expect(await shop.count('customers')).toBe(ROWS - left)
    const stored = await app.database.readTenant(shop.shop, ({ db }) =>
      db
        .selectFrom('customers')
        .select(['name', 'phone_e164', 'internal_notes'])
        .where(
          'email',
          'in',
          [4, 5, 6, 7].map((n) => `ann${n}@example.org`),
        )
        .orderBy('name')
        .execute(),
    )
    expect(stored).toEqual(
      [4, 5, 6, 7].map((n) => ({
        name: `Ann${n} Müller`,
        phone_e164: `+44207946000${n}`,
        internal_notes: 'likes tea',
      })),
    )
  },
)

interface ServiceFile {
  head: string[]
  row: (n: number) => Record<string, string>
  name: string
  price: string
  length?: string
  twice: Record<string, string>
}

const SERVICES: Record<string, ServiceFile> = {
  square: {
    head: [
      'Token',
      'Item Name',
      'Variation Name',
      'SKU',
      'Description',
      'Categories',
      'Reporting Category',
      'Price',
    ],
    row: (n) => ({
      Token: `T${n}`,
      'Item Name': `Cut ${n}`,
      'Variation Name': 'Regular',
      Categories: 'Coupé',
      Price: '20.50',
    }),
    name: 'Item Name',
    price: 'Price',
    twice: { Token: 'T1' },
  },
  fresha: {
    head: [
      'Service Name',
      'Retail Price',
      'Duration',
      'Extra Time',
      'Tax',
      'Description',
      'Category Name',
      'Resource',
    ],
    row: (n) => ({
      'Service Name': `Cut ${n}`,
      'Retail Price': '20.5',
      Duration: '1h 5m',
      'Category Name': 'Coupé',
    }),
    name: 'Service Name',
    price: 'Retail Price',
    length: 'Duration',
    twice: { 'Service Name': 'cut  1' },
  },
  acuity: {
    head: ['Appointment Type', 'Duration', 'Price', 'Category', 'Description'],
    row: (n) => ({ 'Appointment Type': `Cut ${n}`, Duration: '65', Price: '£20.50', Category: 'Coupé' }),
    name: 'Appointment Type',
    price: 'Price',
    length: 'Duration',
    twice: { 'Appointment Type': 'Cut 1' },
  },
}

it.each(Object.entries(SERVICES))(
  'services of %s: every broken row is named, and a second run doubles nothing',
  {
    timeout: 120_000,
  },
  async (source, { head, row, name, price, length, twice }) => {
    const shop = await importing(app, `menu-${source}`)
    const { file, expected, left } = fileOf(
      head,
      rowsOf(head, row),
      [
        { cells: { [name]: '' }, problems: ['no-name'] },
        { cells: { [name]: LONG }, problems: ['too-long'], isReady: true },
        { cells: { [price]: 'on request' }, problems: ['bad-price'] },
        { cells: { [price]: '' }, problems: ['no-price'], isReady: true },
        { cells: twice, problems: ['duplicate'] },
        { cells: { [name]: 'C\uFFFDt' }, problems: ['bad-encoding'], isReady: true },
        { line: (cells) => [...cells, 'one too many'], problems: ['ragged'] },
        ...(length
          ? [
              { cells: { [length]: 'a while' }, problems: ['bad-duration'] },
              { cells: { [length]: '' }, problems: ['no-duration'], isReady: true },
            ]
          : []),
      ],
      SERVICE_ROWS,
    )
    const { body } = await shop.upload(file)
    expect([body.kind, body.source, body.state, body.total]).toEqual([
      'services',
      source,
      'previewed',
      SERVICE_ROWS,
    ])
    expect(await namedRows(shop, body, length ? '' : 'no-duration')).toEqual(expected)
    expect(await shop.run(body.id)).toMatchObject({
      state: 'done',
      counts: { created: SERVICE_ROWS - left, ready: 0 },
    })
    const again = await shop.run((await shop.upload(file)).body.id)
    expect(again.counts).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: SERVICE_ROWS - left,
      problem: left,
    })
    expect(await shop.count('services')).toBe(SERVICE_ROWS - left)
    const [stored] = (await shop.call('GET /services?q=Cut 499')).body.items.filter(
      (s: { name: string }) => s.name === 'Cut 499',
    )
    if (stored) expect(stored).toMatchObject({ durationMinutes: length ? 65 : 60, price: { amount: 2050 } })
  },
)

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
