// biome-ignore-all lint/a11y/useSemanticElements: a table's elements can't be windowed in both directions
// biome-ignore-all lint/a11y/useFocusableInteractive: focus is on what is in the cells
import { memo } from 'react'
import { hourTicks, labelStep, MINUTE, type ScaleDay, type TimeScale, toX } from './time-scale.ts'
import css from './timeline.module.css'
import { useNow } from './use-now.ts'
import type { Words } from './use-words.ts'

interface Props {
  scale: TimeScale
  words: Words
  clock: () => number
  x0: number
  x1: number
}

/** Dates and hours, above the rows and always in sight. */
export const TimelineHeader = memo(function TimelineHeader({ scale, words, clock, x0, x1 }: Props) {
  const now = useNow(clock, 10_000)
  const nowX = now >= scale.startMs && now < scale.endMs ? Math.round(toX(scale, now)) : -1
  const days = daysInSight(scale, x0, x1)
  return (
    <div role="row" aria-rowindex={1} className={css.header}>
      <div role="columnheader" className={css.corner} title={words.timeZone}>
        <span>{words.timeZone.split('/').at(-1)?.replaceAll('_', ' ')}</span>
      </div>
      <div role="columnheader" className={css.axis} aria-label={words.t('time')}>
        {days.map((day) => (
          <Day key={day.date} day={day} scale={scale} words={words} x0={x0} x1={x1} nowX={nowX} />
        ))}
        {nowX >= 0 && (
          <span className={css.nowTime} style={{ insetInlineStart: nowX }}>
            {words.times.time(now - (now % MINUTE))}
          </span>
        )}
      </div>
    </div>
  )
})

/** The days that show between two places, CSS pixels from the days' start. */
export function daysInSight(scale: TimeScale, x0: number, x1: number): ScaleDay[] {
  return scale.days.filter((day) => toX(scale, day.endMs) > x0 && toX(scale, day.startMs) < x1)
}

interface DayProps extends Omit<Props, 'clock'> {
  day: ScaleDay
  nowX: number
}

/** CSS pixels on either side of the present's time in which an hour's label would be half hidden by it. */
const NEAR_NOW = { before: 52, after: 24 }

function Day({ day, scale, words, x0, x1, nowX }: DayProps) {
  const left = Math.round(toX(scale, day.startMs))
  const width = Math.round(toX(scale, day.endMs)) - left
  const step = labelStep(scale.pxPerHour)
  const hidden = (x: number) => nowX >= 0 && x > nowX - NEAR_NOW.before && x < nowX + NEAR_NOW.after
  return (
    <div className={css.day} style={{ insetInlineStart: left, width }}>
      <span className={css.date}>{words.times.day(day.startMs)}</span>
      {hourTicks(day, words.times.clock)
        .map(({ ms, hour }) => ({ ms, hour, x: Math.round(toX(scale, ms)) }))
        .filter(({ hour, x }) => hour % step === 0 && x > x0 - 60 && x < x1)
        .map(({ ms, x }) => (
          <span key={ms} className={css.hour} style={{ insetInlineStart: x - left }}>
            {!hidden(x) && words.times.hour(ms)}
          </span>
        ))}
    </div>
  )
}
