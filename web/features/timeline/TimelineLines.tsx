import { memo } from 'react'
import { daysInSight } from './TimelineHeader.tsx'
import { hourTicks, isEven, labelStep, type ScaleDay, type TimeScale, toX } from './time-scale.ts'
import css from './timeline.module.css'
import { useNow } from './use-now.ts'
import type { Words } from './use-words.ts'

interface Props {
  scale: TimeScale
  words: Words
  x0: number
  x1: number
}

/** Hour and day lines: one element a day, its lines a repeated background. */
export const TimelineLines = memo(function TimelineLines({ scale, words, x0, x1 }: Props) {
  return daysInSight(scale, x0, x1).map((day) => {
    const left = Math.round(toX(scale, day.startMs))
    const width = Math.round(toX(scale, day.endMs)) - left
    const step = Math.min(labelStep(scale.pxPerHour), 24) * scale.pxPerHour
    return (
      <div
        key={day.date}
        className={isEven(day) ? css.lines : css.unevenLines}
        style={{ left, width, backgroundSize: `${step}px 100%, ${step / 2}px 100%` }}
      >
        {!isEven(day) && <UnevenLines day={day} scale={scale} words={words} />}
      </div>
    )
  })
})

/** On a day on which the clocks change, each line by itself: hours there don't repeat evenly. */
function UnevenLines({ day, scale, words }: Pick<Props, 'scale' | 'words'> & { day: ScaleDay }) {
  const left = toX(scale, day.startMs)
  const step = labelStep(scale.pxPerHour)
  return hourTicks(day, words.times.clock)
    .filter(({ hour }) => hour % step === 0)
    .map(({ ms }) => <i key={ms} style={{ left: Math.round(toX(scale, ms) - left) }} />)
}

/** The present, as a line through all rows. */
export function NowLine({ scale, clock }: { scale: TimeScale; clock: () => number }) {
  const now = useNow(clock, 10_000)
  if (now < scale.startMs || now >= scale.endMs) return null
  return <div className={css.nowLine} style={{ left: Math.round(toX(scale, now)) }} />
}
