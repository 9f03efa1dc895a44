import { describe, expect, test } from 'vitest'
import { horizonFor } from './horizon.ts'
import {
  allocationsOf,
  business,
  clock,
  daily,
  person,
  room,
  service,
  slotsOn,
  startsOn,
  taken,
  visit,
} from './testing/salon.ts'
import type { Requirement } from './types.ts'

const morning = daily('09:00-12:00')
const anna = person('anna', morning)
const ben = person('ben', morning)
const staff = (more: Partial<Requirement> = {}): Requirement => ({ kind: 'staff', quantity: 1, ...more })
const aRoom: Requirement = { kind: 'room', quantity: 1 }

describe('free', () => {
  test('ranges that touch do not overlap', () => {
    const facts = business([anna], { occupied: [taken('anna', '10:00-11:00')] })
    expect(startsOn(facts, visit(service()))).toBe('09:00 09:30 11:00 11:30')
  })

  test('buffers belong to what is occupied, and need not lie in the hours', () => {
    // 09:00 occupies 08:50 to 09:35; 09:30 would reach to 10:05 and 11:00 begin at 10:50
    const facts = business([anna], { occupied: [taken('anna', '10:00-10:55')] })
    const buffered = service({ bufferBeforeMinutes: 10, bufferAfterMinutes: 5 })
    expect(startsOn(facts, visit(buffered))).toBe('09:00 11:30')
    expect(allocationsOf(slotsOn(facts, visit(buffered))[0])).toEqual(['anna 08:50-09:35'])
  })

  test('a block takes time as an allocation does', () => {
    const blocks = [{ id: 'lunch', ...taken('anna', '09:30-11:30') }]
    expect(startsOn(business([anna], { blocks }), visit(service()))).toBe('09:00 11:30')
  })
})

describe('distinct resources', () => {
  const couple = service({ requirements: [staff({ quantity: 2, skill: 'massage' }), aRoom] })
  const masseurs = ['anna', 'ben', 'cleo'].map((id) => person(id, morning, { skills: ['massage'] }))

  test('two therapists and a room: each once, and all of them free', () => {
    // dan has no such skill; one of three may be away, not two
    const facts = business([...masseurs, person('dan', morning), room('blue')], {
      occupied: [taken('anna', '09:00-10:30'), taken('ben', '10:00-11:00'), taken('blue', '11:00-11:30')],
    })
    expect(startsOn(facts, visit(couple))).toBe('09:00 09:30 10:30 11:30')
    const slots = slotsOn(facts, visit(couple))
    expect(slots.map((slot) => slot.resourceIds.join(' '))).toEqual([
      'ben cleo blue',
      'ben cleo blue',
      'anna cleo blue',
      'anna ben blue',
    ])
  })

  test('are found by matching: who alone can serve a requirement is kept for it', () => {
    const pair = service({ requirements: [staff(), staff({ skill: 'colour' })] })
    const facts = business([person('anna', morning, { skills: ['colour'] }), ben])
    expect(slotsOn(facts, visit(pair))[0]?.resourceIds).toEqual(['ben', 'anna'])
  })
})

describe('parts', () => {
  // 45 minutes of colour, 35 of waiting, 30 of finish: 09:00 to 10:50
  const stylist = staff({
    parts: [
      { fromMinute: 0, toMinute: 45 },
      { fromMinute: 80, toMinute: 110 },
    ],
  })
  const colour = service({ durationMinutes: 110, requirements: [stylist, aRoom] })

  test('are an allocation each, by the same resource', () => {
    const facts = business([anna, ben, room('chair')])
    expect(allocationsOf(slotsOn(facts, visit(colour))[0])).toEqual([
      'anna 09:00-09:45',
      'chair 09:00-10:50',
      'anna 10:20-10:50',
    ])
  })

  test('leave the resource to others between them', () => {
    const facts = business([anna, room('chair')], { occupied: [taken('anna', '09:45-10:20')] })
    expect(startsOn(facts, visit(colour))).toBe('09:00')
  })

  test('that touch are one', () => {
    const whole = staff({ parts: [...(stylist.parts ?? []), { fromMinute: 45, toMinute: 80 }] })
    const facts = business([anna])
    expect(allocationsOf(slotsOn(facts, visit({ ...colour, requirements: [whole] }))[0])).toEqual([
      'anna 09:00-10:50',
    ])
  })
})

test('all resources of a visit are at one location', () => {
  const hours = {
    weekly: [...daily('09:00-10:00').weekly, ...daily('11:00-12:00', 'quay').weekly],
    overrides: [],
  }
  const facts = business([person('anna', hours), room('blue')], {
    locations: ['main', 'quay'].map((id) => ({ id, timeZone: 'Europe/London', hours: daily('') })),
  })
  const both = visit(service({ requirements: [staff(), aRoom] }))
  expect(startsOn(facts, both)).toBe('09:00 09:30')
  expect(startsOn(facts, { ...both, locationId: 'quay' })).toBe('')
})

describe('length', () => {
  const facts = business([anna, ben])
  const endsOn = (quantity: number) =>
    slotsOn(
      facts,
      visit(service({ ownDurations: new Map([['ben', 75]]), requirements: [staff({ quantity })] })),
    )
      .map((slot) => `${clock(slot.start)}-${clock(slot.end)}`)
      .join(' ')

  test('is the own one of who serves the first requirement; a start is shown once, with the first who can', () => {
    expect(endsOn(1)).toBe('09:00-09:30 09:30-10:00 10:00-10:30 10:30-11:00 11:00-11:30 11:30-12:00')
  })

  test('is the longest of several', () => {
    // 75 minutes until 12:00: the last start is 10:30
    expect(endsOn(2)).toBe('09:00-10:15 09:30-10:45 10:00-11:15 10:30-11:45')
  })
})

describe('extra minutes', () => {
  const lateHere = { fromMinute: 20, toMinute: 30 }

  test('lengthen an item whoever serves it, and the next one follows later', () => {
    const facts = business([anna])
    const [cut, colour] = [service(), service({ id: 'colour', durationMinutes: 60 })]
    const asked = { ...visit(cut, colour), items: [{ service: cut, extraMinutes: 15 }, { service: colour }] }
    const [first] = slotsOn(facts, asked)
    // 30 + 15, then 60
    expect(first?.items.map((item) => `${clock(item.start)}-${clock(item.end)}`)).toEqual([
      '09:00-09:45',
      '09:45-10:45',
    ])
  })

  test('are added to an own duration; parts keep their start and the last one stretches', () => {
    const facts = business([anna, room('chair')])
    const own = service({
      ownDurations: new Map([['anna', 40]]),
      requirements: [staff(), { ...aRoom, parts: [lateHere] }],
    })
    const asked = { ...visit(own), items: [{ service: own, extraMinutes: 15 }] }
    // 40 + 15
    expect(allocationsOf(slotsOn(facts, asked)[0])).toEqual(['anna 09:00-09:55', 'chair 09:20-09:55'])
  })

  test('are asked for in the calendars that are needed', () => {
    const [own] = [service()]
    const plain = horizonFor(visit(own), { from: 0, to: 60 })
    const longer = { ...visit(own), items: [{ service: own, extraMinutes: 15 }] }
    expect(horizonFor(longer, { from: 0, to: 60 }).to - plain.to).toBe(15)
  })
})

describe('a visit of several items', () => {
  const cut = service({ bufferAfterMinutes: 10, requirements: [staff({ skill: 'cut' })] })
  const colour = service({ id: 'colour', durationMinutes: 60, requirements: [staff({ skill: 'colour' })] })
  const cutter = person('anna', morning, { skills: ['cut'] })
  const colourist = person('ben', morning, { skills: ['colour'] })

  test('is back to back, on the grid of the first, with the buffers between the items', () => {
    // at 09:30 anna cuts until 10:00 and tidies up until 10:10, while ben colours from 10:00 to 11:00
    const facts = business([cutter, colourist], { occupied: [taken('ben', '09:00-10:00')] })
    expect(startsOn(facts, visit(cut, colour))).toBe('09:30 10:00 10:30')
    const [first] = slotsOn(facts, visit(cut, colour))
    expect(allocationsOf(first)).toEqual(['anna 09:30-10:10', 'ben 10:00-11:00'])
    expect(first?.items.map((item) => `${item.serviceId} ${clock(item.start)}-${clock(item.end)}`)).toEqual([
      'cut 09:30-10:00',
      'colour 10:00-11:00',
    ])
  })

  test('keeps a person who is asked for, and gives them one allocation', () => {
    const [plain, long] = [service(), service({ id: 'colour', durationMinutes: 60 })]
    const facts = business([anna, ben])
    const asked = {
      ...visit(plain, long),
      items: [{ service: plain, resourceIds: ['ben'] }, { service: long }],
    }
    expect(allocationsOf(slotsOn(facts, asked)[0])).toEqual(['ben 09:00-10:30'])
  })
})
