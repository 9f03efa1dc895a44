/** Whole minutes since 1970-01-01T00:00Z. */
export type EpochMinute = number

export type ResourceKind = 'staff' | 'room' | 'equipment'

/**
 * A window of working hours, in minutes of the local day (0 to 1440). An end at or before the start is
 * on the next day. `locationId` null: at the resource's home location.
 */
export interface HoursWindow {
  start: number
  end: number
  locationId: string | null
}

export type WeekdayWindow = HoursWindow & { weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7 }

/**
 * Weekly hours (1 is Monday), replaced by alternating weeks from the day that a rota is valid, and by an override for
 * the windows that start on its local date (YYYY-MM-DD).
 */
export interface Hours {
  weekly: WeekdayWindow[]
  overrides: { date: string; windows: HoursWindow[] }[]
  rotas?: readonly Rota[]
}

/**
 * Alternating weeks: from the local date `validFrom` on, until a newer one is valid. The first of `weeks` (never none)
 * is the week, Monday to Sunday, of `validFrom`; after the last one they repeat.
 */
export interface Rota {
  validFrom: string
  weeks: readonly (readonly WeekdayWindow[])[]
}

/** A location: its IANA zone, and its opening hours (whose windows' `locationId` is ignored). */
export interface LocationFacts {
  id: string
  timeZone: string
  hours: Hours
}

/** A bookable resource at its home location. `hours` null: its location's opening hours; empty: it never works. */
export interface ResourceFacts {
  id: string
  kind: ResourceKind
  locationId: string
  skills: readonly string[]
  hours: Hours | null
}

/** Closed local dates, both included, of one location or (null) of all. */
export interface ClosureFacts {
  from: string
  to: string
  locationId: string | null
}

/** One allocation that occupies a resource: `[start, end)`, buffers inside. */
export interface Occupancy {
  resourceId: string
  start: EpochMinute
  end: EpochMinute
  appointmentId: string
}

/** Time that staff took out of a resource: `[start, end)`. */
export interface BlockFacts {
  id: string
  resourceId: string
  start: EpochMinute
  end: EpochMinute
}

/**
 * One thing that a service needs: any one of `resourceIds`, or of those with `skill`, or of the kind; `quantity`
 * of them. `parts` are elapsed minutes from the service's start (`toMinute` excluded); without them, throughout.
 */
export interface Requirement {
  kind: ResourceKind
  resourceIds?: readonly string[]
  skill?: string
  quantity: number
  parts?: readonly { fromMinute: number; toMinute: number }[]
}

/** A service as it is booked; `ownDurations` maps a resource's id to its own duration for the service, in minutes. */
export interface ServiceFacts {
  id: string
  durationMinutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  slotIntervalMinutes: number
  noticeMinutes: number
  bookingWindowDays: number
  requirements: readonly Requirement[]
  ownDurations: ReadonlyMap<string, number>
}

/** One service of a visit; each of `resourceIds` must be among the resources that serve it. */
export interface VisitItem {
  service: ServiceFacts
  /** What add-ons lengthen it by, whoever serves it: as with a longer own duration, the last part stretches. */
  extraMinutes?: number
  resourceIds?: readonly string[]
}

/**
 * Services back to back, in order. `durationMinutes`: a member resized the visit; the last item takes the difference
 * (and keeps a minute at least). A person asked for in an item keeps through: they serve each later item that they
 * can serve and that asks for nobody itself.
 */
export interface Visit {
  items: readonly VisitItem[]
  locationId: string
  /** Asked for in the visit as a whole: each must be among those used; a person keeps through from the start. */
  resourceIds?: readonly string[]
  durationMinutes?: number
}

/** Everything about a tenant that availability depends on; for the horizon at hand, and no more. */
export interface Facts {
  locations: readonly LocationFacts[]
  resources: readonly ResourceFacts[]
  closures: readonly ClosureFacts[]
  blocks: readonly BlockFacts[]
  occupied: readonly Occupancy[]
}

/** The instants `[from, to)`. */
export interface Horizon {
  from: EpochMinute
  to: EpochMinute
}

/** A rule that a member of the business may override. */
export type ReasonCode =
  | 'off-grid'
  | 'outside-hours'
  | 'closed'
  | 'blocked'
  | 'buffer'
  | 'notice'
  | 'window'
  | 'past'
  | 'other-location'
  | 'unskilled'

/** What stands in the way of a start; `taken` (an allocation) can't be overridden. `detail` is short English. */
export interface Reason {
  code: ReasonCode | 'taken'
  resourceId?: string
  appointmentId?: string
  blockId?: string
  detail: string
}

/** One resource's range of one item: occupied `[start, end)` with buffers inside, and the visible part of it. */
export interface Allocation {
  resourceId: string
  itemIndex: number
  start: EpochMinute
  end: EpochMinute
  visibleStart: EpochMinute
  visibleEnd: EpochMinute
}

/** One way to serve a visit: visible `start` and `end`, who serves each item, what is occupied, what was overridden. */
export interface Placement {
  start: EpochMinute
  end: EpochMinute
  items: { serviceId: string; start: EpochMinute; end: EpochMinute; resourceIds: string[] }[]
  allocations: Allocation[]
  /** Each once. */
  resourceIds: string[]
  overridden: ReasonCode[]
}

/** A start that is offered, with one assignment that would do. */
export type Slot = Placement

/** How a start is decided. */
export interface PlacementOptions {
  /** May carry a fraction of a minute. */
  now: EpochMinute
  /** Exactly these resources serve the visit, whatever it asks for. */
  exactly?: readonly string[]
  /** Kept where they are free, e.g. when moving; in the order of the visit's items. */
  prefer?: readonly string[]
  /** Lower first: least busy, round robin, priority. */
  rank?: (resourceId: string) => number
  /**
   * The rules that a member of the business accepts to break. Give it, empty too, exactly when a member asks:
   * members are bound by allocations alone, so to them a buffer that meets an allocation is a reason to accept.
   */
  override?: ReadonlySet<ReasonCode>
}

export type Decision =
  | { kind: 'offered'; placement: Placement }
  | { kind: 'slot-taken'; reasons: Reason[] }
  | { kind: 'not-offered'; reasons: Reason[] }
