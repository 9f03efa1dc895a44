// biome-ignore-all lint/a11y/useSemanticElements: a table's elements can't be windowed in both directions
// biome-ignore-all lint/a11y/useFocusableInteractive: focus is on what is in the cells
import { memo } from 'react'
import { shownFrom, shownTo, workingSpans } from '../column-items.ts'
import { indexOfItem, type Spot } from '../cursor.ts'
import { TimelineItemBox } from '../TimelineItemBox.tsx'
import { HOUR, hourTicks, MINUTE } from '../time-scale.ts'
import type { TimelineItem } from '../timeline.types.ts'
import type { Words } from '../use-words.ts'
import { type Column, type ColumnBoard, downTo, sidesOf } from './column-board.ts'
import css from './columns.module.css'

interface Props {
  board: ColumnBoard
  column: Column
  /** Of the column among all. */
  at: number
  width: number
  height: number
  pxPerHour: number
  words: Words
  clock: () => number
  hotVisit: string | null
  selectedVisit: string | null
  liftedVisit: string | null
  dimmed: boolean
  spot: Spot | null
  cellMinutes: number
}

/** Lower ones have one line of text. */
const TWO_LINES_FROM = 33
const LEAST_HEIGHT = 14
/** Lower ones have no room above their line. */
const LOW = 22

/** A column: its name above, its working hours as light on the shade, and all that lies on it. */
export const ColumnTrack = memo(function ColumnTrack(props: Props) {
  const { board, column, at, width, spot, words } = props
  const { resource, day } = column
  const pinned = spot ? indexOfItem(board, spot) : -1
  const shown = (i: number) => {
    const item = board.placed.items[i] as TimelineItem
    return { startMs: shownFrom(item), endMs: shownTo(item) }
  }
  const isFirst = column.index === 0
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      className={css.column}
      style={{ insetInlineStart: at * width, width }}
      data-dimmed={props.dimmed || undefined}
      data-first={isFirst || undefined}
    >
      <div role="rowheader" className={css.name} title={resource.name}>
        <span className={css.unseen}>{words.times.longDay(day.startMs)}: </span>
        <span dir="auto">{resource.name}</span>
      </div>
      <div role="gridcell" className={css.track} style={{ height: props.height, ...light(props) }}>
        {unevenHours(props)}
        {sidesOf(board.placed, column, shown).map(({ item: i, slot, of }) => {
          const item = board.placed.items[i] as TimelineItem
          const visit = item.appointmentId ?? item.id
          const share = (width - 5) / of
          const box = heightOf(props, shown(i))
          const left = 1 + slot * share
          const around = heightOf(props, {
            startMs: board.placed.from[i] as number,
            endMs: board.placed.to[i] as number,
          })
          return (
            <div
              key={item.id}
              className={css.piece}
              data-density={box.height < TWO_LINES_FROM ? 'compact' : undefined}
              data-low={box.height < LOW || undefined}
            >
              {around.height > box.height && (
                <i
                  className={css.buffer}
                  style={{ insetInlineStart: left + 3, width: share - 8, ...around }}
                />
              )}
              <TimelineItemBox
                left={left}
                width={share - 2}
                {...box}
                before={0}
                after={0}
                item={item}
                resourceName={resource.name}
                words={words}
                clock={props.clock}
                hot={visit === props.hotVisit}
                selected={visit === props.selectedVisit}
                lifted={visit === props.liftedVisit}
                focusable={i === pinned}
              />
            </div>
          )
        })}
        {spot && pinned < 0 && <Cell {...props} spot={spot} />}
      </div>
    </div>
  )
})

/** Top and height in the column, a pixel kept free below; what goes on over midnight is cut there. */
function heightOf({ column, pxPerHour }: Props, { startMs, endMs }: { startMs: number; endMs: number }) {
  const { day } = column
  const top = Math.round(downTo(day, Math.max(startMs, day.startMs), pxPerHour))
  const bottom = Math.round(downTo(day, Math.min(endMs, day.endMs), pxPerHour))
  return { top, height: Math.max(LEAST_HEIGHT, bottom - top - 1) }
}

/** Light rectangles over the shaded column, as background layers. */
function light({ column, pxPerHour }: Props): Record<string, string> {
  const { day } = column
  const spans = workingSpans(column.resource)
  const layers: { top: number; height: number }[] = []
  for (let i = 0; i < spans.length; i += 2) {
    const from = Math.max(spans[i] as number, day.startMs)
    const to = Math.min(spans[i + 1] as number, day.endMs)
    if (to <= from) continue
    const top = Math.round(downTo(day, from, pxPerHour))
    layers.push({ top, height: Math.round(downTo(day, to, pxPerHour)) - top })
  }
  if (layers.length === 0) return {}
  return {
    backgroundImage: `${layers.map(() => 'linear-gradient(var(--tl-light),var(--tl-light))').join()},var(--tl-shade)`,
    backgroundPosition: `${layers.map(({ top }) => `0 ${top}px`).join()},0 0`,
    backgroundSize: `${layers.map(({ height }) => `100% ${height}px`).join()},8px 8px`,
    backgroundRepeat: `${layers.map(() => 'no-repeat').join()},repeat`,
  }
}

/** On a day on which the clocks change, the hours beside the columns aren't its own: it says its own. */
function unevenHours({ board, column, pxPerHour, words }: Props) {
  const { day } = column
  if (board.scale.days.length === 1 || column.index > 0 || day.endMs - day.startMs === 24 * HOUR) return null
  return hourTicks(day, words.times.clock).map(({ ms }) => (
    <span key={ms} className={css.ownHour} style={{ top: downTo(day, ms, pxPerHour) }} aria-hidden>
      {words.times.hour(ms)}
    </span>
  ))
}

/** The keyboard's cell on an empty place. */
function Cell({ column, pxPerHour, words, spot, cellMinutes }: Props & { spot: Spot }) {
  const works = workingSpans(column.resource).findLastIndex((ms) => ms <= spot.ms) % 2 === 0
  return (
    <button
      type="button"
      className={css.cell}
      style={{
        top: downTo(column.day, spot.ms, pxPerHour),
        height: downTo(column.day, column.day.startMs + cellMinutes * MINUTE, pxPerHour),
      }}
      aria-label={words.t(works ? 'cell.free' : 'cell.off', {
        name: column.resource.name,
        when: `${words.times.day(spot.ms)}, ${words.times.time(spot.ms)}`,
      })}
      data-cell
      data-spot
    />
  )
}
