import { Button, Skeleton, TextInput, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localParts } from '../../app/temporal.ts'
import { formatTime, zoneName } from '../../ui/format-time.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { DateField } from '../workspace/DateField.tsx'
import { showProblem } from '../workspace/toast.tsx'
import { freeTimesQuery, nextFreeDate, type Wish } from './api/availability.ts'
import classes from './WhenField.module.css'

interface Props {
  wish: Wish | null
  timeZone: string
  date: string
  time: string
  onChange: (when: { date?: string; time?: string }) => void
  errors: Record<string, unknown>
}

/** Date and time, local to the place: one of the free times, or any that is typed. */
export function WhenField(props: Props) {
  const { t } = useTranslation('appointments')
  return (
    <div className={classes.when}>
      <div className={classes.inputs}>
        <DateField
          label={t('form.date')}
          value={props.date}
          onChange={(date) => props.onChange({ date })}
          error={props.errors.date as string}
          required
        />
        <TextInput
          type="time"
          label={t('form.time')}
          value={props.time}
          onChange={(event) => props.onChange({ time: event.currentTarget.value })}
          error={(props.errors.time ?? props.errors.start) as string}
          required
        />
      </div>
      <p className={classes.zone}>{t('form.zone', { zone: zoneName(props.timeZone) })}</p>
      {props.wish && props.date ? <FreeTimes {...props} wish={props.wish} /> : null}
    </div>
  )
}

function FreeTimes(props: Props & { wish: Wish }) {
  const { t } = useTranslation('appointments')
  const times = useQuery(freeTimesQuery(props.wish, props.date))
  if (times.isError) return <ProblemNotice error={times.error} onRetry={() => void times.refetch()} />
  if (!times.data) return <Skeleton height={72} radius="md" aria-label={t('form.freeTimes')} />
  const { slots } = times.data
  if (slots.length === 0) return <NoFreeTimes {...props} />
  return (
    <fieldset className={classes.times} data-old={times.isPlaceholderData || undefined}>
      <legend className={classes.legend}>{t('form.freeTimes')}</legend>
      {slots.map((slot) => {
        const { time } = localParts(slot.start, props.timeZone)
        return (
          <UnstyledButton
            key={slot.start}
            className={classes.time}
            aria-pressed={time === props.time}
            onClick={() => props.onChange({ time })}
          >
            {formatTime(slot.start, props.timeZone)}
          </UnstyledButton>
        )
      })}
    </fieldset>
  )
}

function NoFreeTimes(props: Props & { wish: Wish }) {
  const { t } = useTranslation('appointments')
  const [looking, setLooking] = useState(false)
  const look = async () => {
    setLooking(true)
    try {
      const date = await nextFreeDate(props.wish, props.date)
      if (date) props.onChange({ date, time: '' })
      else showProblem(null, t('form.noFreeDate'))
    } catch (error) {
      showProblem(error)
    }
    setLooking(false)
  }
  return (
    <div className={classes.none}>
      <span>{t('form.noFreeTimes')}</span>
      <Button size="compact-sm" variant="subtle" loading={looking} onClick={look}>
        {t('form.nextFreeDate')}
      </Button>
    </div>
  )
}
