import { type Agenda, addVisit, CUSTOMERS, dayFrom, isClosed, placeFreely, serviceOf } from './agenda.ts'
import { minuteOf } from './catalogue.ts'
import type { DemoPlacement } from './place.ts'

const openOn = (agenda: Agenda, index: number) => !isClosed(agenda.closures, agenda.days[index]?.date ?? '')

/** Enters a visit on a day (an index) at a local time, or returns false where there is no room. */
function enter(
  agenda: Agenda,
  index: number,
  wallTime: string,
  services: readonly string[],
  only?: readonly string[],
  customer = agenda.random.int(1, CUSTOMERS - 1),
): boolean {
  const day = agenda.days[index]
  const wanted = services.map((key) => serviceOf(agenda, key))
  const placement: DemoPlacement | null = day
    ? placeFreely(agenda, wanted, day.at(minuteOf(wallTime)), only)
    : null
  if (placement) addVisit(agenda, index, placement, customer)
  return placement !== null
}

/** Visits of the customer with an account: on the given days from today, or on the next ones with room. */
function enterAccountVisits(
  agenda: Agenda,
  visits: readonly [offset: number, wallTime: string, service: string][],
): void {
  for (const [offset, wallTime, service] of visits) {
    for (let later = 0; later < 6; later++) {
      const index = agenda.today + offset + later
      if (openOn(agenda, index) && enter(agenda, index, wallTime, [service], undefined, 0)) break
    }
  }
}

/**
 * The salon's next open Saturday (today, if it is one): a cut while a colour develops, massages for two, and as
 * many visits as there is room for.
 */
export function stageSalon(agenda: Agenda): void {
  const saturday = agenda.days.findIndex(
    (day, i) => i >= agenda.today && day.weekday === 6 && openOn(agenda, i),
  )
  agenda.targets.set(agenda.days[saturday]?.date ?? '', 75)
  enter(agenda, saturday, '10:30', ['colour'], ['amara'])
  enter(agenda, saturday, '11:15', ['cut'], ['amara'])
  enter(agenda, saturday, '11:15', ['couples'], ['hannah', 'tomasz', 'room-2'])
  enter(agenda, saturday, '14:00', ['couples'], ['hannah', 'yasmin', 'room-2'])
  enter(agenda, saturday, '11:30', ['full-leg-wax'], ['isla', 'room-1', 'wax'])
  enterAccountVisits(agenda, [
    [-64, '15:00', 'cut'],
    [-36, '16:00', 'massage'],
    [-13, '15:30', 'cut'],
    [5, '16:00', 'massage'],
    [34, '15:00', 'cut'],
  ])
}

/**
 * The repair shop: in the coming week without a holiday, and the one after it, a gearbox in bay 3 from Tuesday to
 * Thursday; that week's Saturday has three visits. Gearboxes in other weeks too, and room for a day's work soon.
 */
export function stageRepairShop(agenda: Agenda): void {
  const { days, random } = agenda
  const mondays = [...days.keys()].filter((i) => days[i]?.weekday === 1 && i + 5 < days.length)
  const isWholeWeek = (monday: number) => [0, 1, 2, 3, 4, 5].every((i) => openOn(agenda, monday + i))
  // on a weekend the week at hand is over: the next one is shown
  const soonest = agenda.today - (dayFrom(agenda, 0).weekday >= 6 ? 0 : dayFrom(agenda, 0).weekday - 1)
  const shown = mondays.filter((monday) => monday >= soonest && isWholeWeek(monday)).slice(0, 2)
  for (const monday of mondays) {
    if (shown.includes(monday)) {
      enter(agenda, monday + 1, '08:00', ['gearbox'], ['dale', 'bay-3', 'jake'])
    } else if (monday < soonest - 6 ? random.chance(0.5) : monday > agenda.today + 14 && random.chance(0.2)) {
      const bay = random.pick(['bay-3', 'bay-4'])
      const people = ['dale', 'tasha', 'jake', 'omar', 'ellen']
      enter(agenda, monday + random.int(0, 2), '08:00', ['gearbox'], [...people, bay])
    }
  }
  const workdays = [...days.keys()].filter(
    (i) => (days[i]?.weekday ?? 6) < 6 && i > agenda.today + 2 && openOn(agenda, i),
  )
  for (const i of workdays.slice(0, 5)) {
    const day = days[i] as (typeof days)[number]
    for (const resource of ['tasha', 'bay-4'])
      agenda.kept.push({ resource, from: day.at(0), to: day.at(1440) })
  }
  agenda.targets.set(days[(shown[0] ?? agenda.today) + 5]?.date ?? '', 3)
  enterAccountVisits(agenda, [
    [-171, '10:00', 'oil'],
    [-80, '09:00', 'pads'],
    [-22, '14:00', 'diagnostics'],
    [6, '15:00', 'oil'],
    [41, '10:00', 'alignment'],
  ])
}
