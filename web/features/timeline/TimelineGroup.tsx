// biome-ignore-all lint/a11y/useSemanticElements: a table's elements can't be windowed in both directions
// biome-ignore-all lint/a11y/useFocusableInteractive: focus is on what is in the cells
import type { GroupKey, Row } from './layout-rows.ts'
import css from './timeline.module.css'
import type { Words } from './use-words.ts'

interface Props {
  group: Extract<Row, { type: 'group' }>
  row: number
  top: number
  height: number
  words: Words
  focusable: boolean
  onToggle: (key: GroupKey) => void
}

/** The title of a group of resources, such as a kind; pressing it shows or hides their rows. */
export function TimelineGroup(props: Props) {
  const { group } = props
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
          aria-expanded={group.open}
          tabIndex={props.focusable ? 0 : -1}
          data-spot={props.focusable || undefined}
          onClick={() => props.onToggle(group.key)}
        >
          {group.name ?? props.words.t(`kind.${group.key}`)} <span>{group.count}</span>
        </button>
      </div>
    </div>
  )
}
