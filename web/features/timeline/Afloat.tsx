import type { KeyboardEvent, RefObject } from 'react'
import type { Board } from './cursor.ts'
import { DragWords } from './DragLayer.tsx'
import { ItemCard } from './ItemCard.tsx'
import css from './timeline.module.css'
import type { TimelineData } from './timeline.types.ts'
import type { useEdits } from './use-edits.ts'
import type { useHover } from './use-hover.ts'
import type { Words } from './use-words.ts'

/** Space takes an item up; in some browsers its release would also press the button. */
export function keepSpaceQuiet(event: KeyboardEvent<HTMLElement>): void {
  if (event.key === ' ' && (event.target as Element).closest('[data-item]')) event.preventDefault()
}

/** What is over the rows or columns: the words of a drag, the card of what is pointed at, and what is announced. */
export function Afloat(props: {
  board: Board
  words: Words
  data: TimelineData
  edits: ReturnType<typeof useEdits>
  hover: ReturnType<typeof useHover>
  announcer: RefObject<HTMLDivElement | null>
}) {
  const { board, words, data, edits, hover } = props
  const drag = edits.drag.state.phase === 'dragging' ? edits.drag.state : null
  return (
    <>
      {drag && (
        <DragWords
          board={board}
          words={words}
          drag={drag}
          verdict={edits.verdict}
          pointer={edits.drag.pointer}
          origin={edits.keyboardPoint}
        />
      )}
      {!drag && hover.card && (
        <ItemCard {...hover.card} words={words} resourceNames={hover.resourceNames(data)} />
      )}
      <div ref={props.announcer} className={css.announcer} role="status" aria-live="polite" />
    </>
  )
}
