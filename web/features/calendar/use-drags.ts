import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShort, formatTime } from '../../ui/format-time.ts'
import { mayWriteOn } from '../appointments/may-write.ts'
import { isOpen } from '../appointments/status-marks.ts'
import { useVisitEdits } from '../appointments/visit-edits.ts'
import { resourcesQuery } from '../catalog/api/resources.ts'
import type {
  MoveChange,
  ResizeChange,
  TimelineData,
  TimelineItem,
  TimelineProps,
} from '../timeline/timeline.types.ts'
import { piecesOf } from '../timeline/visit-pieces.ts'
import { useMe } from '../workspace/use-me.ts'
import { planMove, planResize } from './whole-visit.ts'

/** What the Timeline reports when a visit was dragged or stretched, as changes of that visit. */
export function useDrags(
  data: TimelineData | undefined,
): Pick<TimelineProps, 'canEdit' | 'onMove' | 'onResize'> {
  const { t } = useTranslation('appointments')
  const me = useMe()
  const edits = useVisitEdits()
  const resources = useQuery(resourcesQuery).data
  const items = data?.items
  return useMemo(() => {
    const timeZone = data?.timeZone ?? 'UTC'
    const canEdit = (item: TimelineItem) => {
      if (item.kind !== 'appointment' || !isOpen(item.status)) return false
      const rows = piecesOf(items ?? [], item)
      return mayWriteOn(me, resources ?? [], [...new Set(rows.map((row) => row.resourceId))])
    }
    const onMove = (change: MoveChange) => {
      const { item, appointmentId, start, end, toResourceId } = change
      if (!appointmentId) return
      const to = resources?.find((one) => one.id === toResourceId)?.name ?? ''
      const name = item.title
      void edits.edit({
        id: appointmentId,
        version: item.version,
        plan: (visit) => planMove(visit, change),
        said:
          toResourceId === change.fromResourceId
            ? t('said.moved', { name, when: formatShort(start, timeZone) })
            : t('said.reassigned', { name, to, when: formatShort(start, timeZone) }),
        shown: { item, start, end, toResourceId },
      })
    }
    const onResize = (change: ResizeChange) => {
      const { item, appointmentId, end } = change
      if (!appointmentId) return
      void edits.edit({
        id: appointmentId,
        version: item.version,
        plan: (visit) => planResize(visit, change),
        said: t('said.resized', { name: item.title, until: formatTime(end, timeZone) }),
        shown: { item, end },
      })
    }
    return { canEdit, onMove, onResize }
  }, [data?.timeZone, edits, me, resources, items, t])
}
