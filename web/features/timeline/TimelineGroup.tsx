// biome-ignore-all lint/a11y/useSemanticElements: a table's elements can't be windowed in both directions
// biome-ignore-all lint/a11y/useFocusableInteractive: focus is on what is in the cells
import type { Kind } from './layout-rows.ts'
import css from './timeline.module.css'
import type { Words } from './use-words.ts'

interface Props {
  kind: Kind
  count: number
  open: boolean
  row: number
  top: number
  height: number
  words: Words
  focusable: boolean
  onToggle: (kind: Kind) => void
}

/** The title of a kind of resources; pressing it shows or hides their rows. */
export function TimelineGroup(props: Props) {
  return (
    <div
      role="row"
      aria-rowindex={props.row + 2}
      className={css.group}
      style={{ top: props.top, height: props.height }}
    >
      <div role="rowheader" className={css.groupName} aria-colspan={2}>
        <button
          type="button"
          aria-expanded={props.open}
          tabIndex={props.focusable ? 0 : -1}
          data-spot={props.focusable || undefined}
          onClick={() => props.onToggle(props.kind)}
        >
          {props.words.t(`kind.${props.kind}`)} <span>{props.count}</span>
        </button>
      </div>
    </div>
  )
}
