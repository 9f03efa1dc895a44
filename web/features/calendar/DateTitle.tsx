import { Popover, UnstyledButton } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { titleOf } from './calendar-title.ts'
import classes from './Toolbar.module.css'
import type { CalendarView } from './use-calendar-view.ts'

/** The days on screen, as the page's heading; opens a month to choose another one from. */
export function DateTitle(props: { calendar: CalendarView }) {
  const { t } = useTranslation('workspace')
  const { calendar } = props
  const [opened, setOpened] = useState(false)
  const title = titleOf(calendar)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <UnstyledButton
          className={classes.title}
          onClick={() => setOpened(!opened)}
          aria-label={t('calendar.chooseDate', { date: title })}
        >
          <h1 className={classes.heading}>{title}</h1>
          <IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          value={calendar.date}
          defaultDate={calendar.date}
          highlightToday
          onChange={(date) => {
            setOpened(false)
            if (date) calendar.setDate(date)
          }}
          ariaLabels={{
            previousMonth: t('dates.previous'),
            nextMonth: t('dates.next'),
            monthLevelControl: t('dates.months'),
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
