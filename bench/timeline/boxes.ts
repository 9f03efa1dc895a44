import type {
  TimelineData,
  TimelineItem,
  TimelineResource,
} from '../../web/features/timeline/timeline.types.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-06-01T00:00:00Z')
const STATUSES = ['confirmed', 'confirmed', 'pending', 'completed', 'in_progress']

/** Made-up appointments, the same each time: `count` spread evenly over resources and days, some overlapping. */
export function boxes(resources: number, days: number, count: number): TimelineData {
  const rows: TimelineResource[] = Array.from({ length: resources }, (_, i) => ({
    id: `r${i}`,
    name: `Person ${i + 1}`,
    kind: i < resources * 0.8 ? 'staff' : 'room',
    locationId: 'here',
    skills: [],
    working: Array.from({ length: days }, (_, d) => ({ start: iso(d * 24 + 9), end: iso(d * 24 + 18) })),
  }))
  const items: TimelineItem[] = Array.from({ length: count }, (_, i) => {
    const turn = Math.floor(i / resources)
    const day = turn % days
    const start = day * 24 + 9 + ((i * 7919) % 32) / 4
    const end = start + 0.5 + ((i * 31) % 5) / 4
    return {
      id: `a${i}`,
      kind: 'appointment',
      resourceId: `r${i % resources}`,
      start: iso(start),
      end: iso(end),
      occupiedStart: iso(start),
      occupiedEnd: iso(end),
      title: `Customer ${i}`,
      status: STATUSES[i % STATUSES.length] as string,
      appointmentId: `v${i}`,
      serviceNames: ['Cut & finish'],
      version: 1,
    }
  })
  return {
    timeZone: 'UTC',
    days: Array.from({ length: days }, (_, d) => ({
      date: iso(d * 24).slice(0, 10),
      start: iso(d * 24),
      end: iso((d + 1) * 24),
    })),
    resources: rows,
    items,
  }
}

function iso(hours: number): string {
  return new Date(START + hours * HOUR).toISOString()
}
