import { memo } from 'react'
import { toEpoch } from './instant.ts'
import css from './item.module.css'
import { isHere, itemLabel, shownWords } from './item-words.ts'
import { timeLeft } from './time-words.ts'
import type { TimelineItem } from './timeline.types.ts'
import { useNow } from './use-now.ts'
import type { Words } from './use-words.ts'

/** CSS pixels, from the start of its row. `before` and `after` are its buffers' widths. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
  before: number
  after: number
}

interface Props extends Box {
  item: TimelineItem
  resourceName: string
  words: Words
  clock: () => number
  /** A piece of this visit is pointed at, or chosen. */
  hot: boolean
  selected: boolean
  /** It is one of several that were chosen. */
  picked?: boolean
  /** It is being dragged: what stays is its shadow. */
  lifted: boolean
  focusable: boolean
}

/** Narrower ones, in CSS pixels, are a colour and a label without text. */
const TEXT_FROM = 22
/** Narrower ones keep the room for the text instead of the status's shape. */
const SHAPE_FROM = 52
/** Wider ones can begin far off to the left: their text stays in sight. */
const LONG_FROM = 120

/** One piece of a visit, a block or a hold: as few elements as it can be, since a screen has hundreds. */
export const TimelineItemBox = memo(function TimelineItemBox(props: Props) {
  const { item, width, words } = props
  const style: Record<string, number | string> = {
    insetInlineStart: props.left,
    top: props.top,
    width,
    height: props.height,
  }
  if (props.before > 0) style['--before'] = `${props.before}px`
  if (props.after > 0) style['--after'] = `${props.after}px`
  const long = width >= LONG_FROM
  return (
    <button
      type="button"
      className={css.item}
      style={style}
      tabIndex={props.focusable ? 0 : -1}
      aria-label={itemLabel(item, props.resourceName, words)}
      data-item={item.id}
      data-kind={item.kind}
      data-status={item.status}
      data-buffers={props.before > 0 || props.after > 0 || undefined}
      data-hot={props.hot || undefined}
      data-selected={props.selected || undefined}
      data-picked={props.picked || undefined}
      aria-pressed={props.picked || undefined}
      data-lifted={props.lifted || undefined}
      data-spot={props.focusable || undefined}
      data-long={long || undefined}
      data-changed={item.changed ? '' : undefined}
      data-narrow={width < SHAPE_FROM || undefined}
      data-bare={width < TEXT_FROM || undefined}
    >
      {width >= TEXT_FROM && <ItemText item={item} words={words} clock={props.clock} />}
      {item.changed?.by && (
        <em className={css.by} dir="auto">
          {item.changed.by}
        </em>
      )}
    </button>
  )
})

function ItemText({ item, words, clock }: { item: TimelineItem; words: Words; clock: () => number }) {
  const [who, what] = shownWords(item, words)
  return (
    <>
      {(isHere(item) || item.labels) && <Marks item={item} />}
      {item.expiresAt ? (
        // it changes each second: to be seen, and not a part of what the item is called
        <b aria-hidden>
          <TimeLeft expiresAt={item.expiresAt} clock={clock} />
        </b>
      ) : (
        <b dir="auto">{who}</b>
      )}{' '}
      <span dir="auto">{what}</span>
    </>
  )
}

/** A dot for who has arrived, and one in the colour of each label. */
function Marks({ item }: { item: TimelineItem }) {
  return (
    <span className={css.marks}>
      {isHere(item) && <i data-here />}
      {item.labels?.map((label) => (
        <i key={label.name} data-color={label.color} />
      ))}
    </span>
  )
}

function TimeLeft({ expiresAt, clock }: { expiresAt: string; clock: () => number }) {
  return timeLeft(toEpoch(expiresAt) - useNow(clock, 1000))
}
