import { memo } from 'react'
import { hourTicks, labelStep, type ScaleDay, type TimeScale, toX } from './time-scale.ts'
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
  const days = daysInSight(scale, x0, x1)
  return (
    <div role="row" aria-rowindex={1} className={css.header}>
      <div role="columnheader" className={css.corner} title={words.timeZone}>
        <span>{words.timeZone.split('/').at(-1)?.replaceAll('_', ' ')}</span>
      </div>
      <div role="columnheader" className={css.axis} aria-label={words.t('time')}>
        {days.map((day) => (
          <Day key={day.date} day={day} scale={scale} words={words} x0={x0} x1={x1} />
        ))}
        <NowTime scale={scale} words={words} clock={clock} />
      </div>
    </div>
  )
})

/** The days that show between two places, CSS pixels from the days' start. */
export function daysInSight(scale: TimeScale, x0: number, x1: number): ScaleDay[] {
  return scale.days.filter((day) => toX(scale, day.endMs) > x0 && toX(scale, day.startMs) < x1)
}

function Day({ day, scale, words, x0, x1 }: Omit<Props, 'clock'> & { day: ScaleDay }) {
  const left = Math.round(toX(scale, day.startMs))
  const width = Math.round(toX(scale, day.endMs)) - left
  const step = labelStep(scale.pxPerHour)
  return (
    <div className={css.day} style={{ left, width }}>
      <span className={css.date}>{words.times.day(day.startMs)}</span>
      {hourTicks(day, words.times.clock)
        .filter(({ ms, hour }) => hour % step === 0 && toX(scale, ms) > x0 - 60 && toX(scale, ms) < x1)
        .map(({ ms }) => (
          <span key={ms} className={css.hour} style={{ left: Math.round(toX(scale, ms)) - left }}>
            {words.times.hour(ms)}
          </span>
        ))}
    </div>
  )
}

function NowTime({ scale, words, clock }: Pick<Props, 'scale' | 'words' | 'clock'>) {
  const now = useNow(clock, 10_000)
  if (now < scale.startMs || now >= scale.endMs) return null
  return (
    <span className={css.nowTime} style={{ left: Math.round(toX(scale, now)) }}>
      {words.times.time(now - (now % 60_000))}
    </span>
  )
}
