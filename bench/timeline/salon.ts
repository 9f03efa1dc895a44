import type {
  TimelineData,
  TimelineItem,
  TimelineResource,
} from '../../web/features/timeline/timeline.types.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

/** Saturday in London, 11:40: nobody's clock, so that pictures repeat. */
export const SALON_NOW = Date.parse('2026-10-24T10:40:00Z')

const NAMES = [
  ['Priya Shah', 'Massage, Facial'],
  ['Tom Ellis', 'Massage'],
  ['Amelia Grant', 'Cut, Colour'],
  ['Jonas Weber', 'Cut'],
  ['Sofia Marino', 'Colour, Balayage'],
  ['Grace Okafor', 'Braids, Cut'],
  ['Lena Novak', 'Nails'],
  ['Hugo Laurent', 'Cut, Beard'],
  ['Maya Chen', 'Facial'],
  ['Ines Duarte', 'Wax, Nails'],
  ['Noah Brooks', 'Cut'],
  ['Ruby Walsh', 'Make-up'],
] as const
const CUSTOMERS =
  'Anna B., Charlotte M., Oliver P., Fatima A., Emma Clarke, Lucas W., Zoe K., Hannah R., Ben T., Isla F., Mohammed S., Chloe D., Freya N., Jack H., Lily V., Sam O., Eva J., Theo L., Nina G., Marta C.'.split(
    ', ',
  )
const SERVICES: Record<string, [name: string, minutes: number][]> = {
  Massage: [
    ['Deep tissue massage', 60],
    ['Back massage', 30],
  ],
  Facial: [['Glow facial', 45]],
  Cut: [
    ['Cut & finish', 45],
    ['Fringe trim', 15],
    ['Restyle', 60],
  ],
  Colour: [['Root colour', 45]],
  Balayage: [['Balayage', 120]],
  Braids: [['Box braids', 150]],
  Nails: [
    ['Gel manicure', 45],
    ['Pedicure', 60],
  ],
  Beard: [['Beard trim', 20]],
  Wax: [['Half-leg wax', 30]],
  'Make-up': [['Bridal make-up', 75]],
}

/** The salon's days from Saturday 24 October 2026 on; the Sunday after it has 25 hours. */
export function salon(days = 1): TimelineData {
  const midnights = Array.from(
    { length: days + 1 },
    (_, i) => Date.parse('2026-10-23T23:00:00Z') + i * 24 * HOUR + (i > 1 ? HOUR : 0),
  )
  const opening = (i: number) => (midnights[i] as number) + (i === 1 ? 10 : 9) * HOUR
  const resources: TimelineResource[] = NAMES.map(([name, skills], i) => ({
    id: `staff-${i}`,
    name,
    kind: 'staff',
    locationId: 'soho',
    skills: skills.split(', '),
    working: Array.from({ length: days }, (_, d) => ({
      start: iso(opening(d) + (i % 4 === 3 ? HOUR : 0)),
      end: iso(opening(d) + (i % 3 === 2 ? 8 : 9) * HOUR),
    })).filter((_, d) => d % 7 !== 1 || i % 2 === 0),
  }))
  for (const [id, name, kind] of [
    ['room-1', 'Room 1', 'room'],
    ['room-2', 'Room 2', 'room'],
    ['room-3', 'Room 3', 'room'],
    ['wax', 'Wax machine', 'equipment'],
  ] as const) {
    const working = Array.from({ length: days }, (_, d) => ({
      start: iso(opening(d)),
      end: iso(opening(d) + 9 * HOUR),
    }))
    resources.push({ id, name, kind, locationId: 'soho', skills: [], working })
  }
  const items = Array.from({ length: days }, (_, d) => salonDay(midnights[d] as number, d)).flat()
  return {
    timeZone: 'Europe/London',
    days: midnights.slice(0, -1).map((start, i) => ({
      date: new Date(Date.parse('2026-10-24') + i * 24 * HOUR).toISOString().slice(0, 10),
      start: iso(start),
      end: iso(midnights[i + 1] as number),
    })),
    resources,
    items,
  }
}

function salonDay(midnight: number, day: number): TimelineItem[] {
  const at = (hour: number, minute = 0) => midnight + (hour + (day === 1 ? 1 : 0)) * HOUR + minute * MINUTE
  const items: TimelineItem[] = []
  const random = seeded(7 + day)
  let visit = 0
  const add = (
    resourceIds: string[],
    startMs: number,
    minutes: number,
    title: string,
    service: string,
    more: Partial<TimelineItem> & { before?: number; after?: number } = {},
  ) => {
    visit += 1
    const { before = 0, after = 0, ...rest } = more
    const endMs = startMs + minutes * MINUTE
    for (const resourceId of resourceIds) {
      items.push({
        id: `${day}-${visit}-${resourceId}`,
        kind: 'appointment',
        resourceId,
        start: iso(startMs),
        end: iso(endMs),
        occupiedStart: iso(startMs - before * MINUTE),
        occupiedEnd: iso(endMs + after * MINUTE),
        title,
        status: endMs <= SALON_NOW ? 'completed' : startMs <= SALON_NOW ? 'in_progress' : 'confirmed',
        appointmentId: `visit-${day}-${visit}`,
        serviceNames: [service],
        version: 1,
        ...rest,
      })
    }
  }

  add(['staff-0', 'staff-1', 'room-2'], at(14), 60, 'Anna B. & Ravi', 'Couples’ massage', { after: 10 })
  add(['staff-0', 'room-1'], at(11, 15), 60, 'Charlotte M.', 'Deep tissue massage', { after: 10 })
  add(['staff-1', 'room-2'], at(10), 60, 'Oliver P.', 'Deep tissue massage', { after: 10 })
  add(['staff-1', 'room-2'], at(12), 30, 'Isla F.', 'Back massage', { after: 10 })
  // A cut inside someone's colour processing: the same visit's two parts with a gap that another visit uses.
  const colour = { appointmentId: `colour-${day}`, status: 'in_progress' }
  add(['staff-2'], at(11), 45, 'Emma Clarke', 'Root colour', colour)
  add(['staff-2'], at(12, 20), 30, 'Emma Clarke', 'Root colour', { ...colour })
  add(['staff-2'], at(11, 50), 25, 'Ben T.', 'Dry cut')
  add(['staff-4'], at(9, 30), 120, 'Fatima A.', 'Balayage')
  add(['staff-5'], at(10), 150, 'Nina G.', 'Box braids', { after: 10 })
  add(['staff-9', 'wax'], at(11), 30, 'Hannah R.', 'Half-leg wax', { before: 5, after: 10 })
  add(['staff-9', 'wax'], at(13), 30, 'Marta C.', 'Half-leg wax', { before: 5, after: 10, status: 'pending' })
  add(['staff-8', 'room-3'], at(12, 15), 45, 'Glow facial', 'Glow facial', {
    kind: 'hold',
    status: 'held',
    expiresAt: iso(SALON_NOW + 9 * MINUTE + 32_000),
  })
  add(['staff-11'], at(9, 15), 75, 'Freya N.', 'Bridal make-up', { status: 'no_show' })
  for (const [staff, hour, minutes, title] of [
    [3, 12, 45, 'Lunch'],
    [6, 13, 30, 'Lunch'],
    [7, 15, 120, 'Dentist'],
    [10, 9, 60, 'Training'],
  ] as const) {
    add([`staff-${staff}`], at(hour), minutes, title, '', {
      kind: 'block',
      status: 'block',
      appointmentId: undefined,
      serviceNames: undefined,
    })
  }
  for (const [i, [, skills]] of NAMES.entries()) {
    let ms = at(i % 4 === 3 ? 10 : 9)
    while (ms < at(17, 15)) {
      const skill = skills.split(', ')[Math.floor(random() * skills.split(', ').length)] as string
      const choice = SERVICES[skill] ?? []
      const [service, minutes] = choice[Math.floor(random() * choice.length)] ?? ['Consultation', 30]
      const room = skill === 'Massage' ? ['room-1'] : skill === 'Facial' ? ['room-3'] : []
      const rows = [`staff-${i}`, ...room]
      const free = !items.some(
        (item) =>
          rows.includes(item.resourceId) &&
          Date.parse(item.occupiedStart) < ms + (minutes + 10) * MINUTE &&
          Date.parse(item.occupiedEnd) > ms,
      )
      if (free && random() < 0.72) {
        const status = random() < 0.16 && ms > SALON_NOW ? { status: 'pending' } : {}
        add(rows, ms, minutes, CUSTOMERS[Math.floor(random() * CUSTOMERS.length)] as string, service, {
          after: room.length > 0 ? 10 : 0,
          ...status,
        })
        ms += (minutes + (room.length > 0 ? 10 : 0)) * MINUTE
      } else ms += 15 * MINUTE
    }
  }
  return items
}

function seeded(seed: number): () => number {
  let state = seed * 2654435761
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
