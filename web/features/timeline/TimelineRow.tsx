// biome-ignore-all lint/a11y/useSemanticElements: a table's elements can't be windowed in both directions
// biome-ignore-all lint/a11y/useFocusableInteractive: focus is on what is in the cells
import { memo, type ReactNode, useMemo } from 'react'
import { itemBox } from './board.ts'
import { workingSpans } from './column-items.ts'
import type { Board, Spot } from './cursor.ts'
import { indexOfItem } from './cursor.ts'
import type { Metrics } from './layout-rows.ts'
import { visitItems } from './place-items.ts'
import { TimelineItemBox } from './TimelineItemBox.tsx'
import { MINUTE, toMs, toX } from './time-scale.ts'
import css from './timeline.module.css'
import type { TimelineResource } from './timeline.types.ts'
import type { Words } from './use-words.ts'

interface Props {
  board: Board
  metrics: Metrics
  words: Words
  clock: () => number
  row: number
  /** The drawn part, CSS pixels from the days' start. */
  x0: number
  x1: number
  hotVisit: string | null
  selectedVisit: string | null
  liftedVisit: string | null
  /** Several that were chosen, and those that are being dragged together. */
  chosen: ReadonlySet<string>
  carried: ReadonlySet<string | undefined>
  dimmed: boolean
  /** Set on the one row that the keyboard is on. */
  spot: Spot | null
  cellMinutes: number
}

/** A resource's row: its name, its working hours as light on the shade, and the pieces in sight. */
export const TimelineRow = memo(function TimelineRow(props: Props) {
  const { board, row, spot } = props
  const at = board.layout.rows[row]
  const pinned = spot ? indexOfItem(board, spot) : -1
  const boxOf = useBoxes(props, at?.type === 'resource' ? at.resource : undefined, pinned)
  if (at?.type !== 'resource') return null
  const top = board.layout.tops[row] as number
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className={css.row}
      style={{ top, height: (board.layout.tops[row + 1] as number) - top }}
      data-dimmed={props.dimmed || undefined}
    >
      <RowName resource={at.resource} />
      <div role="gridcell" className={css.track}>
        {workingLight(at.resource, props)}
        {boxesInSight(props, at.index, pinned, boxOf)}
        {spot && pinned < 0 && <Cell {...props} spot={spot} resource={at.resource} />}
      </div>
    </div>
  )
})

/** The box of an item. The very same element as long as nothing that it shows changes: React passes over it. */
function useBoxes(props: Props, resource: TimelineResource | undefined, pinned: number) {
  const { board, metrics, words, clock, hotVisit, selectedVisit, liftedVisit, chosen, carried } = props
  return useMemo(() => {
    const made = new Map<number, ReactNode>()
    return (i: number): ReactNode => {
      const before = made.get(i)
      const item = board.placed.items[i]
      if (before || !item) return before
      const visit = item.appointmentId ?? item.id
      const box = (
        <TimelineItemBox
          key={item.id}
          {...itemBox(board, metrics, i)}
          item={item}
          resourceName={resource?.name ?? ''}
          words={words}
          clock={clock}
          hot={visit === hotVisit}
          selected={visit === selectedVisit}
          picked={chosen.has(visit)}
          lifted={visit === liftedVisit || carried.has(visit)}
          focusable={i === pinned}
        />
      )
      made.set(i, box)
      return box
    }
  }, [board, metrics, words, clock, hotVisit, selectedVisit, liftedVisit, chosen, carried, resource, pinned])
}

function boxesInSight(
  { board, x0, x1 }: Props,
  index: number,
  pinned: number,
  boxOf: (i: number) => ReactNode,
): ReactNode[] {
  const boxes: ReactNode[] = []
  let pinnedInSight = false
  visitItems(board.placed, index, toMs(board.scale, x0), toMs(board.scale, x1), (i) => {
    pinnedInSight ||= i === pinned
    boxes.push(boxOf(i))
  })
  if (pinned >= 0 && !pinnedInSight) boxes.push(boxOf(pinned))
  return boxes
}

/** The hours that it works, as light over the shade. Each is whole, so that nothing is drawn anew as one scrolls. */
function workingLight(resource: TimelineResource, { board, x0, x1 }: Props): ReactNode[] {
  const light: ReactNode[] = []
  const spans = workingSpans(resource)
  for (let i = 0; i < spans.length; i += 2) {
    const left = Math.round(toX(board.scale, spans[i] as number))
    const right = Math.round(toX(board.scale, spans[i + 1] as number))
    if (right <= x0 || left >= x1) continue
    light.push(
      <i key={spans[i]} className={css.light} style={{ insetInlineStart: left, width: right - left }} />,
    )
  }
  return light
}

const RowName = memo(function RowName({ resource }: { resource: TimelineResource }) {
  const skills = resource.skills.join(', ')
  return (
    <div role="rowheader" className={css.name} title={skills ? `${resource.name}: ${skills}` : resource.name}>
      <i aria-hidden data-kind={resource.kind}>
        {initials(resource.name)}
      </i>
      <span>{resource.name}</span>
    </div>
  )
})

function initials(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/)
  const last = rest.at(-1)
  return ([...first][0] ?? '') + (last ? ([...last][0] ?? '') : '')
}

/** The keyboard's cell on an empty place. */
function Cell(props: Omit<Props, 'spot'> & { spot: Spot; resource: TimelineResource }) {
  const { board, words, spot, cellMinutes, resource } = props
  const left = Math.round(toX(board.scale, spot.ms))
  const width = Math.round(toX(board.scale, spot.ms + cellMinutes * MINUTE)) - left
  const works = workingSpans(resource).findLastIndex((ms) => ms <= spot.ms) % 2 === 0
  return (
    <button
      type="button"
      className={css.cell}
      style={{ insetInlineStart: left, width }}
      aria-label={words.t(works ? 'cell.free' : 'cell.off', {
        name: resource.name,
        when: `${words.times.day(spot.ms)}, ${words.times.time(spot.ms)}`,
      })}
      data-cell
      data-spot
    />
  )
}
