import { setImmediate } from 'node:timers/promises'
import { type Agenda, addVisit, CUSTOMERS, isClosed, placeFreely, serviceOf } from './agenda.ts'
import type { DemoService, DemoVolume } from './catalogue.ts'

const STEP = 15

/** Fills every day with as many visits as the business's volume says, each where there is room. */
export async function fillDays(agenda: Agenda): Promise<void> {
  for (const index of agenda.days.keys()) {
    fillDay(agenda, index)
    // it is work of half a second: connections that are being opened must not run out of time meanwhile
    if (index % 16 === 15) await setImmediate()
  }
}

/** How many visits a week has that is so many weeks from today's. */
function weekVolume({ history, recent, ahead }: DemoVolume, week: number): number {
  if (week >= 0) return ahead[week] ?? 0
  if (week >= -recent.length) return recent[recent.length + week] as number
  const [first, last] = history
  return first + (last - first) * Math.max(0, (52 + week) / (52 - recent.length))
}

function fillDay(agenda: Agenda, index: number): void {
  const { catalogue, random, days, targets } = agenda
  const day = days[index] as (typeof days)[number]
  if (isClosed(agenda.closures, day.date)) return
  const { volume } = catalogue
  const usual =
    weekVolume(volume, day.week) * (volume.weekdays[day.weekday - 1] as number) * (0.85 + 0.3 * random.next())
  const exact = targets.get(day.date)
  const target = exact ?? Math.round(usual)
  const from = day.at(0)
  const to = day.at(1440)
  let count = agenda.visits.filter(
    ({ status, start }) => status !== 'cancelled' && start >= from && start < to,
  ).length

  const starts: number[] = []
  for (let minute = catalogue.busyFrom; minute <= catalogue.busyTo; minute += STEP) starts.push(minute)
  for (let tries = target * 12; count < target && tries > 0; tries--) {
    const services = pickServices(agenda)
    const first = random.int(0, starts.length - 1)
    for (const minute of [
      ...starts.slice(first, first + 8),
      ...starts.slice(Math.max(0, first - 6), first).reverse(),
    ]) {
      const placement = placeFreely(agenda, services, day.at(minute))
      if (!placement) continue
      const cancelled = random.chance(index < agenda.today ? 0.07 : 0.03)
      addVisit(agenda, index, placement, pickCustomer(agenda, index), cancelled)
      if (!cancelled) count++
      break
    }
  }
}

function pickServices(agenda: Agenda): DemoService[] {
  const { random, catalogue } = agenda
  if (random.chance(0.06)) return random.pick(catalogue.combinations).map((key) => serviceOf(agenda, key))
  return [random.weighted(catalogue.services, (service) => service.weight)]
}

/** Regulars more often than others; nobody twice within three days. */
function pickCustomer(agenda: Agenda, day: number): number {
  for (let tries = 0; tries < 40; tries++) {
    const customer = 1 + Math.floor((CUSTOMERS - 1) * agenda.random.next() ** 1.6)
    const days = agenda.seen.get(customer)
    if (![-2, -1, 0, 1, 2].some((offset) => days?.has(day + offset))) return customer
  }
  return agenda.random.int(1, CUSTOMERS - 1)
}
