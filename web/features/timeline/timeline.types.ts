import type { Ref } from 'react'

/** A row: a person, room or machine. `working` are instants (RFC 3339 UTC), half-open, sorted. */
export interface TimelineResource {
  id: string
  name: string
  kind: 'staff' | 'room' | 'equipment'
  locationId: string
  skills: string[]
  working: { start: string; end: string }[]
  /** The group that it is shown in, by its kind when left out; one without a key has no title. */
  group?: { key: string; name: string }
}

/** One piece on one row: an appointment's allocation, a block, or a customer's hold. */
export interface TimelineItem {
  id: string
  kind: 'appointment' | 'block' | 'hold'
  resourceId: string
  start: string
  end: string
  occupiedStart: string
  occupiedEnd: string
  title: string
  status: string
  appointmentId?: string
  serviceNames?: string[]
  /** Of blocks that were made together. */
  seriesId?: string
  version: number
  expiresAt?: string
  /** The customer is here. */
  arrived?: boolean
  /** The business's own words for how the visit stands. */
  labels?: { name: string; color: string }[]
  labelIds?: string[]
  /** Somebody else changed it a moment ago; their name, where it is known. */
  changed?: { by: string | undefined }
}

/** What is shown. `days` are consecutive; each has its local midnights as instants. */
export interface TimelineData {
  timeZone: string
  days: { date: string; start: string; end: string }[]
  resources: TimelineResource[]
  items: TimelineItem[]
}

/**
 * Whether a piece may be put somewhere. `warning` marks what a member may override (hours, blocks):
 * such a drop is reported with `onMove`, one that is not ok and no warning is refused on the spot.
 */
export interface Verdict {
  ok: boolean
  warning?: boolean
  reason?: string
}

/** `item` is null while a new visit is drawn on empty space. Times are epoch milliseconds. */
export type CanPlace = (
  item: TimelineItem | null,
  resourceId: string,
  startMs: number,
  endMs: number,
) => Verdict

/** The whole visit after a change: what the API's PATCH wants, where the piece alone would not do. */
export interface VisitChange {
  start: string
  durationMinutes: number
  resourceIds: string[]
}

export interface MoveChange {
  item: TimelineItem
  appointmentId?: string
  start: string
  end: string
  fromResourceId: string
  toResourceId: string
  visit: VisitChange
  warning?: string
}

export interface ResizeChange {
  item: TimelineItem
  appointmentId?: string
  end: string
  visit: VisitChange
  warning?: string
}

export interface CreateRequest {
  resourceId: string
  start: string
  end: string
}

/** What one could do something with: an item, or an empty place. CSS pixels of the window. */
export interface MenuRequest {
  item: TimelineItem | null
  resourceId: string
  start: string
  end: string
  x: number
  y: number
}

/** A visit that is asked for, and when: asked for again, it is gone to again. */
export interface Jump {
  visitId: string
  time: number
}

export type Density = 'comfortable' | 'compact'

/** What the Timeline is told from outside. */
export interface TimelineHandle {
  /** Takes up something that isn't on the board: with the pointer that pressed it, or to be moved by keys. */
  take: (item: TimelineItem, pressed?: Pick<PointerEvent, 'pointerId' | 'clientX' | 'clientY'>) => void
}

export interface TimelineProps {
  data: TimelineData
  /** Zoom, in whole CSS pixels per elapsed hour; lines stay crisp because it is whole. */
  pxPerHour?: number
  /** Asked for by Ctrl + wheel, pinch, + and −. */
  onPxPerHourChange?: (pxPerHour: number) => void
  density?: Density
  /** Minutes that drags and the keyboard snap to, from local midnight; by zoom when left out. */
  snapMinutes?: number
  /** BCP 47; decides 12 or 24 hours too. The UI's language when left out. */
  locale?: string
  /** Epoch milliseconds; a fixed one makes pictures repeatable. */
  clock?: () => number
  /** The local date whose working day is in sight at first; today, or the first one, when left out. */
  initialDate?: string
  /** An item's or an appointment's id: all pieces of that visit are marked. */
  selectedId?: string | null
  /** A visit to go to as soon as it is there. */
  jump?: Jump
  /** Which items may be dragged; all but holds and closed visits when left out. */
  canEdit?: (item: TimelineItem) => boolean
  /** Local hints for drags; from the data itself when left out. */
  canPlace?: CanPlace
  onMove?: (change: MoveChange) => void
  onResize?: (change: ResizeChange) => void
  onCreate?: (request: CreateRequest) => void
  onOpen?: (item: TimelineItem) => void
  /** The chosen visits' ids; with `onChoose` several can be chosen. */
  chosen?: ReadonlySet<string>
  onChoose?: (chosen: ReadonlySet<string>) => void
  /** A press chooses instead of opening: for fingers, which have no Ctrl. */
  choosing?: boolean
  /** Several chosen visits were moved together, one change for each. */
  onMoveMany?: (changes: MoveChange[]) => void
  /** What can be done here is asked for: by the other button, by a finger that rests, or by key. */
  onMenu?: (at: MenuRequest) => void
  /** What comes from outside was put on a row, see `TimelineHandle`. */
  onPlace?: (change: MoveChange) => void
  onCopy?: (item: TimelineItem) => void
  onPaste?: (at: CreateRequest) => void
  handle?: Ref<TimelineHandle>
  /** Delete was pressed on an item: ask, then cancel. */
  onCancel?: (item: TimelineItem) => void
  /** The time in sight, at first and when it changes: epoch milliseconds, and which way it moves. */
  onSeen?: (seen: { fromMs: number; toMs: number; towards: 1 | -1 }) => void
  /** Stretches of the days that are still being read; instants. */
  waiting?: readonly { from: string; to: string }[]
}
