import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { VIEWS, type View } from './calendar-window.ts'
import classes from './Toolbar.module.css'
import { type CalendarView, SHAPES, type Shape } from './use-calendar-view.ts'

/** The way of looking at the days, and how many there are where that is to be chosen. */
export function ViewSwitch({ calendar }: { calendar: CalendarView }) {
  const { t } = useTranslation(['workspace', 'views'])
  return (
    <div className={classes.views}>
      <SegmentedControl
        size="xs"
        value={calendar.shape}
        onChange={(shape) => calendar.setShape(shape as Shape)}
        data={SHAPES.map((shape) => ({ value: shape, label: t(`views:shape.${shape}`) }))}
        aria-label={t('views:shape.name')}
      />
      {calendar.choosesDays ? (
        <NativeSelect
          size="xs"
          value={calendar.view}
          onChange={(event) => calendar.setView(event.currentTarget.value as View)}
          data={VIEWS.map((view) => ({ value: view, label: t(`calendar.views.${view}`) }))}
          aria-label={t('calendar.view')}
        />
      ) : null}
    </div>
  )
}
