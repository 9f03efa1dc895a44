import { hourTicks, type ScaleDay } from '../time-scale.ts'
import { useNow } from '../use-now.ts'
import type { Words } from '../use-words.ts'
import { downTo } from './column-board.ts'
import css from './columns.module.css'
import { BAND } from './use-column-view.ts'

/** The days above the columns where there are several; each stays in sight while any of its columns is. */
export function DayBand(props: {
  days: readonly ScaleDay[]
  columnsPerDay: number
  width: number
  words: Words
  today: number
}) {
  const across = props.columnsPerDay * props.width
  return props.days.map((day, i) => (
    <div
      key={day.date}
      className={css.bandDay}
      style={{ insetInlineStart: i * across, width: across, height: BAND }}
      data-today={i === props.today || undefined}
    >
      <span>{props.words.times.day(day.startMs)}</span>
    </div>
  ))
}

/** The hours beside the columns. */
export function Hours(props: { day: ScaleDay; pxPerHour: number; words: Words }) {
  const { day, pxPerHour, words } = props
  return hourTicks(day, words.times.clock).map(({ ms }) => (
    <span key={ms} className={css.hour} style={{ top: downTo(day, ms, pxPerHour) }}>
      {words.times.hour(ms)}
    </span>
  ))
}

/** A line at the present across its day's columns, and the time beside it. */
export function NowLine(props: {
  days: readonly ScaleDay[]
  columnsPerDay: number
  width: number
  pxPerHour: number
  clock: () => number
}) {
  const now = useNow(props.clock, 15_000)
  const at = props.days.findIndex((day) => now >= day.startMs && now < day.endMs)
  const day = props.days[at]
  if (!day) return null
  const across = props.columnsPerDay * props.width
  return (
    <div
      className={css.now}
      style={{ top: downTo(day, now, props.pxPerHour), insetInlineStart: at * across, width: across }}
    />
  )
}
