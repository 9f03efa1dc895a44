import { ActionIcon, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatWallTime } from '../../ui/format-time.ts'
import { locationsQuery } from './api/resources.ts'
import classes from './HoursPage.module.css'
import type { WindowDraft } from './hours-draft.ts'

/** The windows of one day, each from a wall time to another; none: closed, or off. */
export function WindowsEditor(props: {
  day: string
  windows: readonly WindowDraft[]
  onChange: (windows: WindowDraft[]) => void
  readOnly: boolean
  withPlaces: boolean
}) {
  const { t } = useTranslation('catalog')
  const locations = useQuery(locationsQuery).data ?? []
  const { day, windows } = props
  const set = (key: string, change: Partial<WindowDraft>) =>
    props.onChange(windows.map((window) => (window.key === key ? { ...window, ...change } : window)))
  if (windows.length === 0) return <span className={classes.closed}>{t('hours.closed')}</span>
  return (
    <span className={classes.windows}>
      {windows.map((window) => (
        <span key={window.key} className={classes.window}>
          {props.readOnly ? (
            <span className={classes.closed}>
              {formatWallTime(window.start)} – {formatWallTime(window.end)}
            </span>
          ) : (
            <>
              <TextInput
                type="time"
                aria-label={t('hours.from', { day })}
                value={window.start}
                onChange={(event) => set(window.key, { start: event.currentTarget.value })}
              />
              <span className={classes.dash}>–</span>
              <TextInput
                type="time"
                aria-label={t('hours.to', { day })}
                value={window.end}
                onChange={(event) => set(window.key, { end: event.currentTarget.value })}
              />
            </>
          )}
          {window.end <= window.start && window.end !== '' ? (
            <span className={classes.dash}>{t('hours.nextDay')}</span>
          ) : null}
          {props.withPlaces && locations.length > 1 ? (
            <Select
              className={classes.windowPlace}
              aria-label={t('hours.place', { day })}
              placeholder={t('hours.homePlace')}
              data={locations.map((one) => ({ value: one.id, label: one.name }))}
              value={window.locationId}
              onChange={(locationId) => set(window.key, { locationId })}
              disabled={props.readOnly}
              clearable
            />
          ) : null}
          {props.readOnly ? null : (
            <ActionIcon
              size={36}
              variant="subtle"
              color="gray"
              aria-label={t('hours.removeWindow', { day })}
              onClick={() => props.onChange(windows.filter((one) => one.key !== window.key))}
            >
              <IconX size={16} />
            </ActionIcon>
          )}
        </span>
      ))}
    </span>
  )
}
