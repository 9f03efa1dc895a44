import { Loader } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import {
  clocksDiffer,
  formatShort,
  formatTime,
  hourOf,
  localDate,
  visitorZone,
} from '../../ui/format-time.ts'
import classes from './DayTimes.module.css'
import type { Slot } from './free-times.ts'

const PARTS = [
  { name: 'morning', until: 12 },
  { name: 'afternoon', until: 17 },
  { name: 'evening', until: 24 },
] as const

/** A day's free times, in the location's zone and, where it reads differently, the visitor's. */
export function DayTimes(props: {
  slots: Slot[]
  timeZone: string
  /** The start of a visit that is being moved. */
  current?: string | undefined
  /** The start that is being asked for. */
  pending?: string | undefined
  onChoose: (slot: Slot) => void
}) {
  const { t } = useTranslation('availability')
  const id = useId()
  const parts = PARTS.map((part, i) => ({
    ...part,
    slots: props.slots.filter((slot) => {
      const hour = hourOf(slot.start, props.timeZone)
      return hour < part.until && hour >= (PARTS[i - 1]?.until ?? 0)
    }),
  })).filter((part) => part.slots.length > 0)
  return (
    <div className={classes.parts}>
      {parts.map((part) => (
        <section key={part.name} aria-labelledby={`${id}${part.name}`}>
          <h4 id={`${id}${part.name}`} className={classes.part}>
            {t(part.name)}
          </h4>
          <ul className={classes.times}>
            {part.slots.map((slot) => (
              <li key={slot.start}>
                <Time {...props} slot={slot} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Time(props: {
  slot: Slot
  timeZone: string
  current?: string | undefined
  pending?: string | undefined
  onChoose: (slot: Slot) => void
}) {
  const { t } = useTranslation('availability')
  const { slot, timeZone } = props
  const here = visitorZone()
  const differs = clocksDiffer(slot.start, timeZone, here)
  const otherDay = localDate(slot.start, timeZone) !== localDate(slot.start, here)
  const pending = props.pending === slot.start
  return (
    <button
      type="button"
      className={classes.time}
      data-current={props.current === slot.start || undefined}
      aria-busy={pending}
      aria-disabled={props.pending !== undefined}
      onClick={() => props.pending === undefined && props.onChoose(slot)}
    >
      <span className={classes.main}>{formatTime(slot.start, timeZone)}</span>
      {differs ? (
        <span className={classes.yours}>
          {t('yours', { time: otherDay ? formatShort(slot.start, here) : formatTime(slot.start, here) })}
        </span>
      ) : null}
      {props.current === slot.start ? <span className={classes.yours}>{t('asNow')}</span> : null}
      {slot.seatsLeft === undefined ? null : (
        <span className={classes.yours}>{t('seatsLeft', { count: slot.seatsLeft })}</span>
      )}
      {pending ? <Loader size={16} className={classes.loader} /> : null}
    </button>
  )
}
