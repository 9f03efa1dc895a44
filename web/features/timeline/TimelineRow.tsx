// biome-ignore-all lint/a11y/useSemanticElements: a table's elements can't be windowed in both directions
// biome-ignore-all lint/a11y/useFocusableInteractive: focus is on what is in the cells
import { memo, type ReactNode } from 'react'
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
  dimmed: boolean
  /** Set on the one row that the keyboard is on. */
  spot: Spot | null
  cellMinutes: number
}

/** A resource's row: its name, its working hours as light on the shade, and the pieces in sight. */
export const TimelineRow = memo(function TimelineRow(props: Props) {
  const { board, row, spot } = props
  const at = board.layout.rows[row]
  if (at?.type !== 'resource') return null
  const top = board.layout.tops[row] as number
  const pinned = spot ? indexOfItem(board, spot) : -1
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className={css.row}
      style={{ top, height: (board.layout.tops[row + 1] as number) - top }}
      data-dimmed={props.dimmed || undefined}
    >
      <RowName resource={at.resource} />
      <div role="gridcell" className={css.track} style={workingLight(at.resource, props)}>
        {boxesInSight(props, at.resource, at.index, pinned)}
        {spot && pinned < 0 && <Cell {...props} spot={spot} resource={at.resource} />}
      </div>
    </div>
  )
})

function boxesInSight(props: Props, resource: TimelineResource, index: number, pinned: number): ReactNode[] {
  const { board, metrics } = props
  const boxes: ReactNode[] = []
  const show = (i: number) => {
    const item = board.placed.items[i]
    if (!item) return
    const visit = item.appointmentId ?? item.id
    boxes.push(
      <TimelineItemBox
        key={item.id}
        {...itemBox(board, metrics, i)}
        item={item}
        resourceName={resource.name}
        words={props.words}
        clock={props.clock}
        hot={visit === props.hotVisit}
        selected={visit === props.selectedVisit}
        lifted={visit === props.liftedVisit}
        focusable={i === pinned}
      />,
    )
  }
  let pinnedInSight = false
  visitItems(board.placed, index, toMs(board.scale, props.x0), toMs(board.scale, props.x1), (i) => {
    pinnedInSight ||= i === pinned
    show(i)
  })
  if (pinned >= 0 && !pinnedInSight) show(pinned)
  return boxes
}

/** Light rectangles over the shaded row, as background layers: no elements, however many windows. */
function workingLight(
  resource: TimelineResource,
  { board, words, x0, x1 }: Props,
): Record<string, string> | undefined {
  const images: string[] = []
  const places: string[] = []
  const sizes: string[] = []
  const spans = workingSpans(resource)
  for (let i = 0; i < spans.length; i += 2) {
    const left = toX(board.scale, spans[i] as number)
    const right = toX(board.scale, spans[i + 1] as number)
    // whole ones, so that nothing changes until another one comes into sight
    if (right <= x0 || left >= x1) continue
    images.push('var(--tl-light)')
    places.push(`${words.runsLeft ? 'right' : 'left'} ${Math.round(left)}px top 0`)
    sizes.push(`${Math.round(right) - Math.round(left)}px 100%`)
  }
  if (images.length === 0) return undefined
  return {
    backgroundImage: `${images.join()},var(--tl-shade)`,
    backgroundPosition: `${places.join()},0 0`,
    backgroundSize: `${sizes.join()},8px 8px`,
    backgroundRepeat: `${images.map(() => 'no-repeat').join()},repeat`,
  }
}

function RowName({ resource }: { resource: TimelineResource }) {
  const skills = resource.skills.join(', ')
  return (
    <div role="rowheader" className={css.name} title={skills ? `${resource.name}: ${skills}` : resource.name}>
      <i aria-hidden data-kind={resource.kind}>
        {initials(resource.name)}
      </i>
      <span>{resource.name}</span>
    </div>
  )
}

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
