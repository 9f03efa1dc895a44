import { ActionIcon, Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconPlus, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { zoneName } from '../../ui/format-time.ts'
import { DateTitle } from './DateTitle.tsx'
import classes from './Toolbar.module.css'
import type { CalendarView } from './use-calendar-view.ts'
import type { useZoom } from './use-zoom.ts'
import { ViewSwitch } from './ViewSwitch.tsx'

/** Which days are shown and how closely, and the way to a new visit. */
export function Toolbar(props: {
  calendar: CalendarView
  timeZone: string
  /** Where there is something to see more closely. */
  zoom?: ReturnType<typeof useZoom>
  busy: boolean
  /** The view before or after is about to be asked for. */
  onNear: (by: -1 | 1) => void
  onNew?: () => void
  /** Undo, redo, and the visits that wait. */
  hands?: ReactNode
  /** What narrows and finds. */
  children?: ReactNode
}) {
  const { t } = useTranslation('workspace')
  const { calendar, zoom } = props
  return (
    <div
      className={classes.toolbar}
      role="toolbar"
      aria-label={t('calendar.toolbar')}
      data-busy={props.busy || undefined}
    >
      <div className={classes.days}>
        <Button
          size="xs"
          variant="default"
          onClick={() => calendar.setDate(calendar.today)}
          aria-keyshortcuts="t"
        >
          {t('calendar.today')}
        </Button>
        <ActionIcon.Group>
          <ActionIcon
            size={30}
            variant="default"
            aria-label={t('calendar.previous')}
            aria-keyshortcuts="k"
            onClick={() => calendar.turn(-1)}
            onPointerEnter={() => props.onNear(-1)}
          >
            <IconChevronLeft size={16} className={classes.arrow} />
          </ActionIcon>
          <ActionIcon
            size={30}
            variant="default"
            aria-label={t('calendar.next')}
            aria-keyshortcuts="j"
            onClick={() => calendar.turn(1)}
            onPointerEnter={() => props.onNear(1)}
          >
            <IconChevronRight size={16} className={classes.arrow} />
          </ActionIcon>
        </ActionIcon.Group>
        <DateTitle calendar={calendar} />
      </div>
      <span className={classes.zone} title={props.timeZone}>
        {zoneName(props.timeZone)}
      </span>
      {props.hands}
      <ViewSwitch calendar={calendar} />
      {props.children}
      {zoom ? (
        <ActionIcon.Group className={classes.zoom}>
          <ActionIcon
            size={30}
            variant="default"
            aria-label={t('calendar.farther')}
            onClick={zoom.farther}
            disabled={zoom.atLeast}
          >
            <IconZoomOut size={16} />
          </ActionIcon>
          <ActionIcon
            size={30}
            variant="default"
            aria-label={t('calendar.closer')}
            onClick={zoom.closer}
            disabled={zoom.atMost}
          >
            <IconZoomIn size={16} />
          </ActionIcon>
        </ActionIcon.Group>
      ) : null}
      {props.onNew ? (
        <Button
          size="xs"
          leftSection={<IconPlus size={16} />}
          onClick={props.onNew}
          aria-keyshortcuts="n"
          className={classes.new}
        >
          {t('calendar.new')}
        </Button>
      ) : null}
    </div>
  )
}
