import { ActionIcon, Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../app/temporal.ts'
import { formatDate } from '../../ui/format-time.ts'
import { DateField } from '../workspace/DateField.tsx'
import classes from './Desk.module.css'

/** The day before and after, today, and any day by its date. */
export function DayNav(props: {
  date: string
  today: string
  onChange: (date: string) => void
  plain?: boolean
}) {
  const { t } = useTranslation('desk')
  const { date, today, onChange } = props
  const step = (by: number, name: string, Icon: typeof IconChevronLeft) => (
    <ActionIcon size={36} variant="default" aria-label={name} onClick={() => onChange(addDays(date, by))}>
      <Icon size={18} className={classes.arrow} />
    </ActionIcon>
  )
  return (
    <div className={classes.days} role="toolbar" aria-label={t('day.toolbar')}>
      {step(-1, t('day.previous'), IconChevronLeft)}
      {step(1, t('day.next'), IconChevronRight)}
      {props.plain ? (
        <strong className={classes.dayName}>{formatDate(date)}</strong>
      ) : (
        <DateField
          value={date}
          onChange={(next) => next !== '' && onChange(next)}
          aria-label={t('day.choose')}
          className={classes.date}
        />
      )}
      {date === today ? null : (
        <Button variant="default" onClick={() => onChange(today)} className={classes.mark}>
          {t('day.today')}
        </Button>
      )}
    </div>
  )
}
