import { useLayoutEffect, useRef } from 'react'
import css from './drag.module.css'
import { toEpoch } from './instant.ts'
import { isHere, servicesOf, statusOf } from './item-words.ts'
import { MINUTE } from './time-scale.ts'
import type { TimelineItem } from './timeline.types.ts'
import type { Words } from './use-words.ts'

interface Props {
  item: TimelineItem
  /** Names of all that the visit occupies. */
  resourceNames: string[]
  /** The item's box in the window. */
  anchor: DOMRect
  words: Words
}

/** What doesn't fit into an item, beside it while the mouse rests there. The item's label says it all already. */
export function ItemCard({ item, resourceNames, anchor, words }: Props) {
  const card = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = card.current
    if (!element) return
    const below = anchor.bottom + 6 + element.offsetHeight < window.innerHeight
    const start = words.runsLeft ? anchor.right - element.offsetWidth : anchor.left
    const left = Math.max(8, Math.min(start, window.innerWidth - element.offsetWidth - 8))
    element.style.translate = `${left}px ${below ? anchor.bottom + 6 : anchor.top - element.offsetHeight - 6}px`
  }, [anchor, words])
  const startMs = toEpoch(item.start)
  const endMs = toEpoch(item.end)
  const minutes = Math.round((endMs - startMs) / MINUTE)
  const before = Math.round((startMs - toEpoch(item.occupiedStart)) / MINUTE)
  const after = Math.round((toEpoch(item.occupiedEnd) - endMs) / MINUTE)
  return (
    <div ref={card} className={css.card} aria-hidden>
      <b>{item.title || words.status(statusOf(item))}</b>
      {servicesOf(item) && <span>{servicesOf(item)}</span>}
      <span>
        {words.times.range(startMs, endMs)} · {words.t('card.minutes', { count: minutes })}
      </span>
      {before > 0 && <span>{words.t('card.before', { count: before })}</span>}
      {after > 0 && <span>{words.t('card.after', { count: after })}</span>}
      <span>{resourceNames.join(', ')}</span>
      <span className={css.cardStatus} data-status={statusOf(item)}>
        <i />
        {words.status(statusOf(item))}
        {isHere(item) && ` · ${words.t('item.arrived')}`}
      </span>
      {item.labels && <span>{item.labels.map((label) => label.name).join(', ')}</span>}
    </div>
  )
}
