import { describe, expect, it } from 'vitest'
import {
  detectDateOrder,
  guessMapping,
  missingFields,
  readMinutes,
  readMoment,
  readMoney,
  recognise,
} from './index.ts'

const local = (date: string, time: string | null = null) => ({ kind: 'local', date, time })

describe('a file', () => {
  it('of a known product maps itself', () => {
    expect(
      recognise([
        'Start Time',
        'End Time',
        'First Name',
        'Last Name',
        'Phone',
        'Email',
        'Type',
        'Calendar',
        'Appointment Price',
        'Appointment ID',
      ]),
    ).toMatchObject({
      source: 'acuity',
      kind: 'appointments',
      mapping: { date: 'Start Time', service: 'Type', externalId: 'Appointment ID' },
    })
    expect(
      recognise([
        'Appointment reference',
        'Client',
        'Scheduled date',
        'Scheduled time',
        'Duration',
        'Services',
        'Status',
      ]),
    ).toMatchObject({
      source: 'fresha',
      kind: 'appointments',
      mapping: { time: 'Scheduled time', service: 'Services' },
    })
    expect(
      recognise([
        'reference id',
        'first name',
        'last name',
        'email address',
        'phone number',
        'square customer id',
      ]),
    ).toMatchObject({ source: 'square', kind: 'customers', mapping: { externalId: 'square customer id' } })
    expect(
      recognise(['Token', 'Item Name', 'Variation Name', 'SKU', 'Description', 'Category', 'Price'])?.kind,
    ).toBe('services')
    expect(recognise(['Name', 'Email'])).toBeNull()
  })

  it('of no known product is guessed by its headers, and says what is missing', () => {
    const mapping = guessMapping('customers', ['Full name', 'E-Mail', 'Cell', 'Shoe size'])
    expect(mapping).toEqual({ name: 'Full name', email: 'E-Mail', phone: 'Cell' })
    expect(missingFields('customers', mapping)).toEqual([])
    expect(missingFields('customers', { email: 'E-Mail' })).toEqual(['name'])
    expect(missingFields('appointments', {})).toEqual(['date', 'service', 'name'])
  })
})

describe('dates', () => {
  it('tell their order where a day is above twelve', () => {
    expect(detectDateOrder(['03/04/2026', '25/04/2026'])).toEqual({ order: 'dmy', ambiguous: false })
    expect(detectDateOrder(['03/04/2026', '04/25/2026'])).toEqual({ order: 'mdy', ambiguous: false })
    expect(detectDateOrder(['03/04/2026', '05/06/2026'])).toMatchObject({ ambiguous: true })
    expect(detectDateOrder(['2026-04-03'])).toEqual({ order: 'ymd', ambiguous: false })
    expect(detectDateOrder(['soon'])).toBeNull()
  })

  it('are read in the ways that files write them', () => {
    expect(readMoment('December 2, 2020 9:00 am', 'dmy')).toEqual(local('2020-12-02', '09:00'))
    expect(readMoment('Wed 2 Dec 2026, 14:30', 'dmy')).toEqual(local('2026-12-02', '14:30'))
    expect(readMoment('03/04/2026 1:05 PM', 'dmy')).toEqual(local('2026-04-03', '13:05'))
    expect(readMoment('03/04/2026', 'mdy')).toEqual(local('2026-03-04'))
    expect(readMoment('3.4.26', 'dmy')).toEqual(local('2026-04-03'))
    expect(readMoment('2026-04-03 09:00:00', 'dmy')).toEqual(local('2026-04-03', '09:00'))
    expect(readMoment('2026-04-03T09:00:00+02:00', 'dmy')).toEqual({
      kind: 'instant',
      instant: '2026-04-03T07:00:00.000Z',
    })
    for (const wrong of ['31/02/2026', '2026-13-01', 'tomorrow', '', '12/12/12345', '2026-04-03 25:00'])
      expect(readMoment(wrong, 'dmy')).toBeNull()
  })
})

describe('numbers', () => {
  it('of money are minor units, with either decimal mark', () => {
    expect(
      ['£4,250.00', '1.234,50 €', '12', '12.5', '1,234', '$0', '1’234.50'].map((s) => readMoney(s, 2)),
    ).toEqual([425000, 123450, 1200, 1250, 123400, 0, 123450])
    expect(readMoney('¥1200', 0)).toBe(1200)
    expect(['free', '', '12 or 14', '1.2.3', '-5'].map((s) => readMoney(s, 2))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })

  it('of lengths are minutes', () => {
    expect(['90', '1h 30min', '1:30', '45 min', '1.5 hours', '2h', '1hr'].map(readMinutes)).toEqual([
      90, 90, 90, 45, 90, 120, 60,
    ])
    expect(['', 'long', 'h'].map(readMinutes)).toEqual([null, null, null])
  })
})
