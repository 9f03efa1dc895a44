import { Chip, NumberInput, SegmentedControl, Select } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { formatWeekday } from '../../ui/format-time.ts'
import { DateField } from '../workspace/DateField.tsx'
import classes from './BookingForm.module.css'
import type { RepeatValues } from './repeat-values.ts'

const REPEATS = ['never', 'day', 'week', 'month'] as const

/** Whether and how a block repeats: every so many days, weeks on chosen days, or months; until a day, or so often. */
export function RepeatFields<Values extends RepeatValues>(props: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation('appointments')
  // what this knows of the form is its part of the values
  const form = props.form as unknown as UseFormReturnType<RepeatValues>
  const { repeat, ends } = form.values
  return (
    <>
      <div className={classes.pair}>
        <Select
          label={t('block.repeat')}
          data={REPEATS.map((value) => ({ value, label: t(`block.repeats.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('repeat')}
        />
        {repeat === 'never' ? null : (
          <NumberInput
            label={t(`block.interval.${repeat}`)}
            min={1}
            max={52}
            {...form.getInputProps('interval')}
          />
        )}
      </div>
      {repeat === 'week' ? (
        <fieldset className={classes.group}>
          <legend className={classes.label}>{t('block.weekdays')}</legend>
          <Chip.Group multiple {...form.getInputProps('weekdays')}>
            <div className={classes.weekdays}>
              {['1', '2', '3', '4', '5', '6', '7'].map((weekday) => (
                <Chip key={weekday} value={weekday} size="sm" radius="sm">
                  {formatWeekday(Number(weekday), 'short')}
                </Chip>
              ))}
            </div>
          </Chip.Group>
        </fieldset>
      ) : null}
      {repeat === 'never' ? null : (
        <>
          <div>
            <span className={classes.label}>{t('block.ends')}</span>
            <SegmentedControl
              fullWidth
              aria-label={t('block.ends')}
              data={[
                { value: 'until', label: t('block.endsOn') },
                { value: 'count', label: t('block.endsAfter') },
              ]}
              {...form.getInputProps('ends')}
            />
          </div>
          {ends === 'until' ? (
            <DateField label={t('block.until')} required {...form.getInputProps('until')} />
          ) : (
            <NumberInput
              label={t('block.count')}
              required
              min={1}
              max={400}
              {...form.getInputProps('count')}
            />
          )}
        </>
      )}
    </>
  )
}
