import { ActionIcon, Menu } from '@mantine/core'
import { IconCopy, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatWeekday } from '../../ui/format-time.ts'
import classes from './HoursPage.module.css'
import { copyDay, type HoursDraft, nextWindow, type WindowDraft } from './hours-draft.ts'
import { WindowsEditor } from './WindowsEditor.tsx'

const WEEK = [1, 2, 3, 4, 5, 6, 7]

/** Working hours by weekday, several windows a day; a day can be copied to others. */
export function WeeklyEditor(props: {
  draft: HoursDraft
  onChange: (draft: HoursDraft) => void
  readOnly: boolean
  withPlaces: boolean
}) {
  const { t } = useTranslation('catalog')
  const { draft, onChange, readOnly } = props
  const setDay = (weekday: number, windows: WindowDraft[]) =>
    onChange({ ...draft, weekly: draft.weekly.map((own, index) => (index + 1 === weekday ? windows : own)) })
  return (
    <ul className={classes.days}>
      {WEEK.map((weekday) => {
        const windows = draft.weekly[weekday - 1] ?? []
        const day = formatWeekday(weekday, 'long')
        return (
          <li key={weekday} className={classes.day}>
            <span className={classes.dayName}>{day}</span>
            <WindowsEditor
              day={day}
              windows={windows}
              onChange={(next) => setDay(weekday, next)}
              readOnly={readOnly}
              withPlaces={props.withPlaces}
            />
            {readOnly ? null : (
              <span className={classes.dayActions}>
                <ActionIcon
                  size={36}
                  variant="subtle"
                  color="gray"
                  aria-label={t('hours.addWindow', { day })}
                  onClick={() => setDay(weekday, [...windows, nextWindow(windows)])}
                >
                  <IconPlus size={16} />
                </ActionIcon>
                <CopyMenu
                  day={day}
                  weekday={weekday}
                  onCopy={(to) => onChange(copyDay(draft, weekday, to))}
                />
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function CopyMenu(props: { day: string; weekday: number; onCopy: (to: number[]) => void }) {
  const { t } = useTranslation('catalog')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={36} variant="subtle" color="gray" aria-label={t('hours.copy', { day: props.day })}>
          <IconCopy size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('hours.copy', { day: props.day })}</Menu.Label>
        <Menu.Item onClick={() => props.onCopy([1, 2, 3, 4, 5])}>{t('hours.copyWorkdays')}</Menu.Item>
        <Menu.Item onClick={() => props.onCopy(WEEK)}>{t('hours.copyAll')}</Menu.Item>
        <Menu.Divider />
        {WEEK.filter((weekday) => weekday !== props.weekday).map((weekday) => (
          <Menu.Item key={weekday} onClick={() => props.onCopy([weekday])}>
            {formatWeekday(weekday, 'long')}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
