import { type Agenda, addBlock, CUSTOMERS, isClosed } from './agenda.ts'
import { createCalendar, type DemoDay, demoDays } from './calendar.ts'
import { type DemoCatalogue, minuteOf } from './catalogue.ts'
import { fillDays } from './fill-days.ts'
import { holidays } from './holidays.ts'
import { peopleNames } from './people-names.ts'
import { createRandom } from './random.ts'

/** Days of history and of future. */
const BACK = 365
const AHEAD = 92
const LUNCH_MINUTES = 30

export interface DemoPlan extends Agenda {
  /** By the customers' numbers; 0 is the one with an account. */
  customerNames: string[]
}

/**
 * A demo business with a year behind it and three months ahead, the same for the same instant.
 *
 * @param stage enters the visits that must be there, before the days are filled
 */
export async function planBusiness(
  catalogue: DemoCatalogue,
  now: Date,
  stage: (agenda: Agenda) => void,
): Promise<DemoPlan> {
  const zoned = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(catalogue.timeZone)
  const days = demoDays(zoned.toPlainDate().toString(), catalogue.timeZone, -BACK, AHEAD)
  const dateOf = (week: number, weekday: number) =>
    days.find((day) => day.week === week && day.weekday === weekday)
  const { closed, hours, timeOff } = catalogue.exceptions

  const ends = [days[0]?.date, days.at(-1)?.date] as [string, string]
  const closures = holidays(catalogue.country, ...ends)
  for (const { week, weekday, title } of closed) {
    const date = dateOf(week, weekday)?.date
    if (date && !isClosed(closures, date)) closures.push({ from: date, to: date, title })
  }
  const overrides = hours.flatMap(({ resource, week, weekday, window }) => {
    const date = dateOf(week, weekday)?.date
    const [start = '', end = ''] = window.split('-')
    return date
      ? [{ resource, date, windows: [{ start: minuteOf(start), end: minuteOf(end), locationId: null }] }]
      : []
  })

  // by the day, not the instant: at another hour the same visits are there, and only their states are others
  const random = createRandom(`${catalogue.slug} ${days[BACK]?.date}`)
  const customerNames = peopleNames(random, CUSTOMERS)
  customerNames[0] = catalogue.users.find((user) => user.role === 'CUSTOMER')?.name ?? customerNames[0] ?? ''
  // the household of the account comes next
  customerNames.splice(1, catalogue.household.length, ...catalogue.household)

  const agenda: DemoPlan = {
    catalogue,
    random,
    now: Math.floor(now.getTime() / 60_000),
    days,
    today: BACK,
    ground: {
      calendar: createCalendar(
        days,
        catalogue.resources,
        catalogue.location.weekly,
        (date) => isClosed(closures, date),
        overrides,
      ),
      resources: catalogue.resources,
      pools: new Map(),
    },
    closures,
    overrides,
    blocks: [],
    visits: [],
    kept: [],
    targets: new Map(),
    seen: new Map(),
    customerNames,
  }
  for (const { resource, week, weekday, days: length, title } of timeOff) {
    const first = days.findIndex((day) => day.week === week && day.weekday === weekday)
    const last = days[first + length - 1]
    if (first >= 0 && last)
      addBlock(agenda, { resource, from: (days[first] as DemoDay).at(0), to: last.at(1440), title })
  }
  stage(agenda)
  for (const day of days.slice(BACK - 14)) addLunches(agenda, day)
  for (const { resource, from, to } of agenda.kept) agenda.ground.calendar.take(resource, from, to)
  await fillDays(agenda)
  agenda.visits.sort((a, b) => a.start - b.start)
  return agenda
}

/** Half an hour for everyone who works, about when they like it and where the stage leaves room. */
function addLunches(agenda: Agenda, day: DemoDay): void {
  const { ground, catalogue } = agenda
  for (const { key, lunchAt } of catalogue.resources) {
    if (lunchAt === undefined) continue
    for (const shift of [0, 15, -15, 30, -30, 45, 60]) {
      const from = day.at(lunchAt + shift)
      const to = from + LUNCH_MINUTES
      if (!ground.calendar.works(key, from, to) || !ground.calendar.isFree(key, from, to)) continue
      addBlock(agenda, { resource: key, from, to, title: 'Lunch' })
      break
    }
  }
}
