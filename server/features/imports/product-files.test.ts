import { afterAll, expect, it } from 'vitest'
import { testApp } from '../../testing/test-app.ts'
import { importing } from './testing.ts'
import { fileOf, LONG, namedRows, phoneOf, ROWS, rowsOf } from './testing-files.ts'

const app = await testApp({ now: '2026-11-24T10:00:00Z' })
afterAll(() => app.close())

/** A menu has no thousands. */
const SERVICE_ROWS = 500

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
