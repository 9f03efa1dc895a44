import { memo } from 'react'
import { toEpoch } from './instant.ts'
import { daysInSight } from './TimelineHeader.tsx'
import { hourTicks, labelStep, type ScaleDay, type TimeScale, toX } from './time-scale.ts'
import css from './timeline.module.css'
import type { TimelineProps } from './timeline.types.ts'
import { useNow } from './use-now.ts'
import type { Words } from './use-words.ts'
import veil from './waiting.module.css'

interface Props {
  scale: TimeScale
  words: Words
  x0: number
  x1: number
}

/** Zooms from which half hours have lines too, CSS pixels an hour. */
const HALVES_FROM = 64

/**
 * Hour and day lines in sight, an element each: thirty of them. As a repeated background they cost four
 * times as much as all the rest of a first frame.
 */
export const TimelineLines = memo(function TimelineLines({ scale, words, x0, x1 }: Props) {
  return daysInSight(scale, x0, x1).map((day) => (
    <i
      key={day.date}
      className={css.dayLine}
      style={{ insetInlineStart: Math.round(toX(scale, day.startMs)) }}
    >
      <Hours day={day} scale={scale} words={words} x0={x0} x1={x1} />
    </i>
  ))
})

function Hours({ day, scale, words, x0, x1 }: Props & { day: ScaleDay }) {
  const start = toX(scale, day.startMs)
  const step = labelStep(scale.pxPerHour)
  const half = scale.pxPerHour >= HALVES_FROM ? scale.pxPerHour / 2 : 0
  return hourTicks(day, words.times.clock)
    .map(({ ms, hour }) => ({ ms, hour, x: toX(scale, ms) }))
    .filter(({ hour, x }) => hour % step === 0 && x + half >= x0 && x <= x1)
    .flatMap(({ ms, x }) => [
      ms > day.startMs && (
        <i key={ms} className={css.hourLine} style={{ insetInlineStart: Math.round(x - start) }} />
      ),
      half > 0 && (
        <i key={-ms} className={css.halfLine} style={{ insetInlineStart: Math.round(x + half - start) }} />
      ),
    ])
}

/** The present, as a line through all rows. */
export function NowLine({ scale, clock }: { scale: TimeScale; clock: () => number }) {
  const now = useNow(clock, 10_000)
  if (now < scale.startMs || now >= scale.endMs) return null
  return <div className={css.nowLine} style={{ insetInlineStart: Math.round(toX(scale, now)) }} />
}

/** A veil over the days that are still being read: what isn't there yet must not look free. */
export function Waiting({
  scale,
  waiting = [],
  x0,
  x1,
}: Omit<Props, 'words'> & Pick<TimelineProps, 'waiting'>) {
  return waiting.map(({ from, to }) => {
    const left = Math.max(x0, Math.round(toX(scale, toEpoch(from))))
    const right = Math.min(x1, Math.round(toX(scale, toEpoch(to))))
    if (right <= left) return null
    return <div key={from} className={veil.waiting} style={{ insetInlineStart: left, width: right - left }} />
  })
}
