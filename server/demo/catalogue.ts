import type { Requirement } from '../../domain/scheduling/index.ts'
import type { WeeklyWindow } from '../database/tenant-tables.ts'
import type { DemoExtras } from './extras.ts'

/** A bookable person, room or machine of a demo business. `key` names it within the demo's own files. */
export interface DemoResource {
  key: string
  name: string
  kind: 'staff' | 'room' | 'equipment'
  skills: readonly string[]
  /** null: the location's opening hours. */
  weekly: WeeklyWindow[] | null
  /** Staff: the local minute about which lunch is taken. */
  lunchAt?: number
}

export interface DemoService {
  key: string
  name: string
  category: string
  description: string
  durationMinutes: number
  bufferAfterMinutes: number
  noticeMinutes: number
  /** Whole minor units of the business's currency. */
  price: number
  requirements: readonly Requirement[]
  /** How often it is booked, beside the others. */
  weight: number
  requiresApproval?: boolean
  bookableOnline?: boolean
  /** By a resource's key: its own duration (minutes) and price. */
  own?: Readonly<Record<string, { durationMinutes?: number; price?: number }>>
}

/** Something more that goes with services, by their keys. */
export interface DemoAddOn {
  key: string
  name: string
  description: string
  durationMinutes: number
  price: number
  services: readonly string[]
}

/** Services in one visit, by their keys. */
export interface DemoPackage {
  key: string
  name: string
  description: string
  services: readonly string[]
  price: number
}

export interface DemoUser {
  key: string
  email: string
  name: string
  role: 'TENANT_OWNER' | 'TENANT_MANAGER' | 'TENANT_STAFF' | 'CUSTOMER'
  calendars?: 'own' | 'all'
  contacts?: 'served' | 'all'
  /** The key of the staff resource that this user is. */
  resource?: string
}

/** How many visits a week has. Weeks are counted from the one of today. */
export interface DemoVolume {
  /** From a year ago to five weeks ago, growing evenly. */
  history: readonly [number, number]
  /** The last four weeks, the oldest first. */
  recent: readonly number[]
  /** This week and those that follow. */
  ahead: readonly number[]
  /** Monday to Sunday, as shares of the week. */
  weekdays: readonly number[]
}

/** What is not as usual. Weeks are counted from the one of today, weekdays from 1 (Monday). */
export interface DemoExceptions {
  /** All day, for everyone. */
  closed: readonly { week: number; weekday: number; title: string }[]
  /** One person's other hours on one date, such as `09:00-13:00`. */
  hours: readonly { resource: string; week: number; weekday: number; window: string }[]
  /** From the start of one day to the end of another, so many days in all. */
  timeOff: readonly { resource: string; week: number; weekday: number; days: number; title: string }[]
}

/** A demo business before anything is booked. */
export interface DemoCatalogue extends DemoExtras {
  slug: string
  name: string
  timeZone: string
  country: string
  currency: string
  address: string
  phone: string
  email: string
  branding: { color: string; tagline: string }
  cancellation: string
  location: { name: string; weekly: WeeklyWindow[] }
  resources: readonly DemoResource[]
  services: readonly DemoService[]
  addOns: readonly DemoAddOn[]
  packages: readonly DemoPackage[]
  /** Services that customers take in one visit, in this order. */
  combinations: readonly (readonly string[])[]
  users: readonly DemoUser[]
  /** Local minutes from which visits start, as a rule. */
  busyFrom: number
  busyTo: number
  volume: DemoVolume
  exceptions: DemoExceptions
  phones: (n: number) => string
  tags: readonly string[]
  notes: readonly string[]
  wishes: readonly string[]
  cancelReasons: readonly string[]
}

/** Minutes of the local day of a wall time such as `09:30`. */
export function minuteOf(wallTime: string): number {
  const [hours = 0, minutes = 0] = wallTime.split(':').map(Number)
  return hours * 60 + minutes
}

/** Weekly hours from lines such as `1-3,5 09:00-18:00` (weekdays, 1 is Monday, then a window at the home location). */
export function weekly(...lines: string[]): WeeklyWindow[] {
  return lines.flatMap((line) => {
    const [weekdays = '', window = ''] = line.split(' ')
    const [start = '', end = ''] = window.split('-')
    return weekdays.split(',').flatMap((range) => {
      const [first = 1, last = first] = range.split('-').map(Number)
      return Array.from({ length: last - first + 1 }, (_, i) => ({
        weekday: (first + i) as WeeklyWindow['weekday'],
        start: minuteOf(start),
        end: minuteOf(end),
        locationId: null,
      }))
    })
  })
}
