import { ActionIcon } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localParts } from '../../app/temporal.ts'
import { formatShort } from '../../ui/format-time.ts'
import { formatLocale } from '../../ui/locale.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { BlockPanel } from '../appointments/BlockPanel.tsx'
import { BookingPanel } from '../appointments/BookingPanel.tsx'
import { CancelById } from '../appointments/CancelDialog.tsx'
import type { BookingStart } from '../appointments/use-booking.ts'
import { VisitPanel } from '../appointments/VisitPanel.tsx'
import { useVisitEdits } from '../appointments/visit-edits.ts'
import { Agenda } from '../timeline/agenda/Agenda.tsx'
import { PrintedAgenda } from '../timeline/agenda/PrintedAgenda.tsx'
import { Columns } from '../timeline/columns/Columns.tsx'
import { Timeline } from '../timeline/Timeline.tsx'
import type { TimelineItem } from '../timeline/timeline.types.ts'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { useCan } from '../workspace/use-me.ts'
import { useSetUrl, useUrlState } from '../workspace/use-url-state.ts'
import classes from './Calendar.module.css'
import { titleOf } from './calendar-title.ts'
import { turned, windowOf } from './calendar-window.ts'
import { FilterChips, wishWords } from './FilterChips.tsx'
import { FilterMenu } from './FilterMenu.tsx'
import { Month, useBareRows } from './Month.tsx'
import { SearchDialog } from './SearchDialog.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { TimelineMenu } from './TimelineMenu.tsx'
import { Toolbar } from './Toolbar.tsx'
import { timelineQuery } from './timeline.query.ts'
import { UndoButtons } from './UndoButtons.tsx'
import { useCalendarKeys } from './use-calendar-keys.ts'
import type { CalendarView } from './use-calendar-view.ts'
import { useDrags } from './use-drags.ts'
import { useHandKeys } from './use-hand-keys.ts'
import { useHands } from './use-hands.ts'
import { useLabelled } from './use-labelled.ts'
import { useNarrowing } from './use-narrowing.ts'
import { useSearch } from './use-search.ts'
import { useTimelineWindows } from './use-timeline-windows.ts'
import { useZoom } from './use-zoom.ts'
import { WaitingDrawer } from './WaitingDrawer.tsx'
import { WaitingToggle } from './WaitingToggle.tsx'

/** The toolbar, the Timeline, and the panels that open over it. */
export function Calendar(props: { calendar: CalendarView; timeZone: string; busy: boolean }) {
  const { t } = useTranslation(['workspace', 'views'])
  const { t: words } = useTranslation('hands')
  const { calendar } = props
  const can = useCan()
  const client = useQueryClient()
  const edits = useVisitEdits()
  const { from, to } = windowOf(calendar.view, calendar.date, props.timeZone)
  const isMonth = calendar.shape === 'month'
  const timeline = useTimelineWindows(calendar.view, calendar.date, props.timeZone, !isMonth)
  const data = useLabelled(timeline.data)
  const columns = calendar.shape === 'day' || calendar.shape === 'week'
  const Board = columns ? Columns : Timeline
  const zoom = useZoom(columns ? 'columns' : calendar.view)
  const [visitId, setVisitId] = useUrlState('visit')
  const [block, setBlock] = useState<TimelineItem | null>(null)
  const [creating, setCreating] = useState<BookingStart | null>(null)
  const [cancelling, setCancelling] = useState<string | null>(null)
  const [findId] = useUrlState('find')
  const setUrl = useSetUrl()
  const mayCreate = can('appointments.book') || can('blocks.write')
  const drags = useDrags(data)
  const hands = useHands(data)
  const [waitingShown, setWaitingShown] = useState(false)
  const [moving, setMoving] = useState<string | null>(null)
  useHandKeys({ redo: edits.redo, toggleWaiting: () => setWaitingShown((before) => !before) })
  const open = (item: TimelineItem) =>
    item.appointmentId ? setVisitId(item.appointmentId) : item.kind === 'block' ? setBlock(item) : undefined
  const isPast = calendar.date < calendar.today
  const onNew = mayCreate ? () => setCreating(isPast ? {} : { date: calendar.date }) : undefined
  const bare = useBareRows(props.timeZone, isMonth)
  const [filtering, setFiltering] = useState(false)
  const narrowing = useNarrowing(isMonth ? bare : data, columns, filtering)
  const search = useSearch(calendar, props.timeZone)
  useCalendarKeys(calendar, onNew, edits.undo, {
    f: () => setFiltering(true),
    '/': search.open,
  })
  const items = data?.items
  const found = useMemo(
    () => (findId ? items?.find((item) => item.appointmentId === findId) : undefined),
    [items, findId],
  )
  const shown = useMemo(
    () => (visitId ? items?.find((item) => item.appointmentId === visitId) : undefined),
    [items, visitId],
  )
  const shared = !isMonth &&
    data &&
    narrowing.data && {
      data: narrowing.data,
      waiting: data.waiting,
      ...(search.jump ? { jump: search.jump } : {}),
      onSeen: timeline.onSeen,
      locale: formatLocale(),
      selectedId: shown?.id ?? block?.id ?? found?.id ?? null,
      onOpen: open,
    }

  return (
    <div className={classes.page}>
      <Toolbar
        calendar={calendar}
        timeZone={data?.timeZone ?? props.timeZone}
        {...(calendar.shape === 'agenda' || calendar.shape === 'month' ? {} : { zoom })}
        busy={timeline.isOld && props.busy}
        onNear={(by) => {
          const near = windowOf(calendar.view, turned(calendar.view, calendar.date, by), props.timeZone)
          void client.prefetchQuery(timelineQuery(near.from, near.to))
        }}
        {...(onNew ? { onNew } : {})}
        hands={
          <>
            <UndoButtons />
            <WaitingToggle shown={waitingShown} onToggle={() => setWaitingShown(!waitingShown)} />
          </>
        }
      >
        <ActionIcon
          ref={search.button}
          size={30}
          variant="default"
          onClick={search.open}
          aria-label={t('views:search.title')}
          aria-keyshortcuts="/"
        >
          <IconSearch size={16} />
        </ActionIcon>
        <FilterMenu
          narrowing={narrowing}
          opened={filtering}
          onOpened={setFiltering}
          groups={calendar.shape === 'timeline'}
        />
      </Toolbar>
      <FilterChips narrowing={narrowing} />
      {timeline.error && (!data || data.waiting.length > 0) ? (
        <div className={classes.notice}>
          <ProblemNotice error={timeline.error} onRetry={timeline.retry} />
        </div>
      ) : null}
      {isMonth ? (
        <div className={classes.timeline}>
          <Month
            calendar={calendar}
            timeZone={props.timeZone}
            narrowing={narrowing}
            onVisit={(id) => setVisitId(id)}
          />
        </div>
      ) : null}
      {!data && !timeline.error && !isMonth ? (
        <div className={classes.notice}>
          <RowsSkeleton rows={14} />
        </div>
      ) : null}
      {data && !isMonth && data.resources.length === 0 ? (
        <EmptyList title={t('calendar.empty')} hint={t('calendar.emptyHint')} />
      ) : null}
      {data && data.resources.length > 0 && shared && shared.data.resources.length === 0 ? (
        <EmptyList title={t('views:filter.nothing')} hint={t('views:filter.nothingHint')} />
      ) : null}
      {shared && shared.data.resources.length > 0 ? (
        <div className={classes.timeline} data-old={timeline.isOld || undefined}>
          {calendar.shape === 'agenda' ? (
            <Agenda key={shared.data.days[0]?.date} {...shared} />
          ) : (
            <Board
              key={`${shared.data.days.length}${columns ? shared.data.days[0]?.date : ''}`}
              {...shared}
              initialDate={calendar.date}
              pxPerHour={zoom.pxPerHour}
              onPxPerHourChange={zoom.set}
              {...drags}
              {...(narrowing.canPlace ? { canPlace: narrowing.canPlace } : {})}
              {...hands.timeline}
              onCancel={(item) => (item.appointmentId ? setCancelling(item.appointmentId) : open(item))}
              {...(mayCreate ? { onCreate: setCreating } : {})}
            />
          )}
          {calendar.shape === 'timeline' ? (
            <SelectionBar hands={hands} timeZone={shared.data.timeZone} />
          ) : null}
          {calendar.shape === 'timeline' && waitingShown ? (
            <WaitingDrawer
              hands={hands}
              timeZone={shared.data.timeZone}
              onClose={() => setWaitingShown(false)}
            />
          ) : null}
          <PrintedAgenda
            {...shared}
            title={titleOf(calendar)}
            filters={wishWords(narrowing).map(({ label }) => label)}
          />
        </div>
      ) : null}
      <SearchDialog
        opened={search.opened}
        timeZone={props.timeZone}
        onClose={search.close}
        onFound={search.goTo}
      />
      {visitId ? (
        <VisitPanel
          key={visitId}
          id={visitId}
          moving={moving === visitId}
          {...(shown?.expiresAt ? { expiresAt: shown.expiresAt } : {})}
          onClose={() => {
            setMoving(null)
            setVisitId(undefined)
          }}
        />
      ) : null}
      {block ? (
        <BlockPanel
          block={block}
          timeZone={data?.timeZone ?? props.timeZone}
          onClose={() => setBlock(null)}
        />
      ) : null}
      {hands.menu ? (
        <TimelineMenu
          at={hands.menu}
          hands={hands}
          drags={drags}
          onOpen={open}
          onMoveByForm={(item) => {
            setMoving(item.appointmentId ?? null)
            setVisitId(item.appointmentId)
          }}
          onCancel={(item) => setCancelling(item.appointmentId ?? null)}
          onBook={(at) => setCreating({ ...at, what: 'visit' })}
          onBlock={(at) => setCreating({ ...at, what: 'block' })}
        />
      ) : null}
      {cancelling ? <CancelById id={cancelling} onClose={() => setCancelling(null)} /> : null}
      {creating ? (
        <BookingPanel
          from={creating}
          onClose={() => setCreating(null)}
          onBooked={(visit) => {
            setCreating(null)
            const name = visit.customer?.name ?? ''
            edits.rememberBooked(
              [visit],
              words('said.booked', { name, when: formatShort(visit.start, visit.timeZone) }),
            )
            const at = Date.parse(visit.start)
            const shownHere = at >= Date.parse(from) && at < Date.parse(to)
            const { date } = localParts(visit.start, visit.timeZone)
            setUrl({ visit: visit.id, ...(shownHere ? {} : { date }) })
          }}
        />
      ) : null}
    </div>
  )
}
