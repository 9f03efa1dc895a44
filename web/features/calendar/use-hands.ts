import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShort } from '../../ui/format-time.ts'
import { type Appointment, appointmentQuery, bookAppointment } from '../appointments/api/appointments.ts'
import { type Mark, planOf } from '../appointments/status-marks.ts'
import { type Plan, useVisitEdits } from '../appointments/visit-edits.ts'
import { resourcesQuery } from '../catalog/api/resources.ts'
import { place, type Unassigned } from '../imports/api/imports.ts'
import { toInstant } from '../timeline/apply-change.ts'
import { NONE, type Selection } from '../timeline/selection.ts'
import type {
  CreateRequest,
  MenuRequest,
  MoveChange,
  TimelineData,
  TimelineHandle,
  TimelineItem,
} from '../timeline/timeline.types.ts'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useCan } from '../workspace/use-me.ts'
import { likeVisit } from './like-visit.ts'
import { planMove } from './whole-visit.ts'

/** One of the chosen visits, as it is on the board: any of its pieces stands for it. */
export interface Chosen {
  id: string
  version: number
  title: string
  item: TimelineItem
}

/** What one does with several visits, with the menu, with what was copied, and with those that wait for a time. */
export function useHands(data: TimelineData | undefined) {
  const { t } = useTranslation('hands')
  const client = useQueryClient()
  const can = useCan()
  const edits = useVisitEdits()
  const resources = useQuery(resourcesQuery).data ?? []
  const [chosen, setChosen] = useState<Selection>(NONE)
  const [choosing, setChoosing] = useState(false)
  const [menu, setMenu] = useState<MenuRequest | null>(null)
  const [copied, setCopied] = useState<readonly string[]>([])
  const [waiting, setWaiting] = useState<ReadonlyMap<string, Unassigned>>(new Map())
  const handle = useRef<TimelineHandle>(null)
  const timeZone = data?.timeZone ?? 'UTC'

  const chosenVisits = (): Chosen[] => {
    const found = new Map<string, Chosen>()
    for (const item of data?.items ?? []) {
      const id = item.appointmentId
      if (id && chosen.has(id) && !found.has(id))
        found.set(id, { id, version: item.version, title: item.title, item })
    }
    return [...found.values()]
  }
  const choose = (next: Selection) => {
    setChosen(next)
    if (next.size === 0) setChoosing(false)
  }

  const moveMany = (changes: MoveChange[]) => {
    const [first] = changes
    if (!first) return
    const to = resources.find((one) => one.id === first.toResourceId)?.name
    void edits.editMany({
      visits: changes.map((change) => ({
        id: change.appointmentId ?? '',
        version: change.item.version,
        title: change.item.title,
        plan: (visit) => planMove(visit, change),
      })),
      said: t('said.moved', { count: changes.length, when: formatShort(first.start, timeZone), to }),
      shown: changes.map(({ item, start, end, toResourceId }) => ({ item, start, end, toResourceId })),
    })
  }

  /** Gives all of the chosen visits that state; those that have it already are left alone. */
  const markMany = async (status: Mark | 'cancelled', cancelReason?: string) => {
    const visits = chosenVisits().filter((one) => one.item.status !== status)
    if (visits.length === 0) return true
    return edits.editMany({
      visits: visits.map(({ id, version, title }) => ({
        id,
        version,
        title,
        plan: (visit) => planTo(visit, status),
      })),
      said: t(`said.${status}`, { count: visits.length }),
      ...(cancelReason ? { cancelReason } : {}),
    })
  }

  const copy = (ids: readonly string[]) => {
    setCopied(ids)
    showDone(t('said.copied', { count: ids.length }))
  }

  /** The first of what was copied begins at the place, the others as far from it as they were. */
  const paste = async ({ start, resourceId }: CreateRequest) => {
    if (copied.length === 0) return showDone(t('said.nothingCopied'))
    try {
      const visits = await Promise.all(copied.map((id) => client.fetchQuery(appointmentQuery(id))))
      const firstMs = Math.min(...visits.map((visit) => Date.parse(visit.start)))
      const booked: Appointment[] = []
      for (const visit of visits) {
        const at = toInstant(Date.parse(start) + Date.parse(visit.start) - firstMs)
        const body = likeVisit(visit, at, visits.length === 1 ? resourceId : undefined)
        const key = crypto.randomUUID()
        const made = await edits.book((regardless) =>
          bookAppointment({ ...body, ...regardless }, regardless.override ? crypto.randomUUID() : key),
        )
        if (made) booked.push(made)
      }
      if (booked.length > 0)
        edits.rememberBooked(
          booked,
          t('said.pasted', { count: booked.length, when: formatShort(start, timeZone) }),
        )
    } catch (error) {
      showProblem(error)
    }
  }

  const takeWaiting = (visit: Unassigned, pressed?: Parameters<TimelineHandle['take']>[1]) => {
    const meant = visit.resource?.id ?? resources.find((one) => one.kind === 'staff')?.id ?? ''
    setWaiting((before) => new Map(before).set(visit.id, visit))
    handle.current?.take(itemOf(visit, meant), pressed)
  }
  const placeWaiting = async (change: MoveChange) => {
    const visit = waiting.get(change.item.id)
    if (!visit) return
    const wish = {
      start: change.start,
      resourceIds: [change.toResourceId],
      ...(visit.serviceId ? { serviceId: visit.serviceId } : {}),
    }
    const placed = await edits.book((regardless) =>
      place(visit.id, { ...wish, ...regardless }, crypto.randomUUID()),
    )
    if (placed)
      edits.rememberBooked(
        [placed],
        t('said.placed', { name: visit.customer.name, when: formatShort(placed.start, timeZone) }),
      )
  }

  return {
    chosen,
    chosenVisits,
    choosing,
    setChoosing,
    choose,
    menu,
    closeMenu: () => setMenu(null),
    copy,
    copied,
    paste,
    moveMany,
    markMany,
    takeWaiting,
    timeline: {
      chosen,
      choosing,
      handle,
      onMenu: setMenu,
      onCopy: (item: TimelineItem) => {
        const id = item.appointmentId
        if (id) copy(chosen.has(id) ? [...chosen] : [id])
      },
      ...(can('appointments.write')
        ? {
            onChoose: choose,
            onMoveMany: moveMany,
            onPlace: (change: MoveChange) => void placeWaiting(change),
          }
        : {}),
      ...(can('appointments.book') ? { onPaste: (at: CreateRequest) => void paste(at) } : {}),
    },
  }
}

export type Hands = ReturnType<typeof useHands>

function planTo(visit: Appointment, status: Mark | 'cancelled'): Plan {
  if (status !== 'cancelled') return planOf(visit, status)
  return { change: { status }, back: visit.status === 'held' ? null : { status: visit.status } }
}

/** A visit that waits, as the Timeline takes it up. */
const itemOf = (visit: Unassigned, resourceId: string): TimelineItem => ({
  id: visit.id,
  kind: 'appointment',
  resourceId,
  start: visit.start,
  end: visit.end,
  occupiedStart: visit.start,
  occupiedEnd: visit.end,
  title: visit.customer.name,
  serviceNames: [visit.serviceName],
  status: 'pending',
  version: 0,
})
