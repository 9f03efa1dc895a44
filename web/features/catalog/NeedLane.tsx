import { useDirection } from '@mantine/core'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Lane.module.css'
import { boundsOf, type Edge, type Minutes, minuteAfterKey, minuteAt, stepOf } from './part-bounds.ts'

export interface Length {
  before: number
  duration: number
  after: number
}

/**
 * When in a service something is needed, along its length, with the buffers of what begins or ends it. The boundaries of its parts are
 * dragged, or moved with the arrow keys.
 */
export function NeedLane(props: {
  /** Whose lane it is, in words. */
  name: string
  length: Length
  parts: readonly Minutes[]
  onChange: (parts: Minutes[]) => void
}) {
  const { t } = useTranslation('catalog')
  const isRtl = useDirection().dir === 'rtl'
  const track = useRef<HTMLDivElement>(null)
  const { length, parts } = props
  const { before, duration, after } = length
  const whole = before + duration + after
  const percent = (minute: number) => `${(Math.min(Math.max(minute, 0), duration) + before) * (100 / whole)}%`
  const step = stepOf(duration)
  const set = (at: number, edge: Edge, minute: number) => {
    if (parts[at]?.[edge] === minute) return
    props.onChange(parts.map((part, other) => (other === at ? { ...part, [edge]: minute } : part)))
  }
  const onKey = (event: KeyboardEvent, at: number, edge: Edge) => {
    const bounds = boundsOf(parts, at, edge, duration)
    const how = { step, fine: event.shiftKey, rtl: isRtl, ...bounds }
    const minute = minuteAfterKey(event.key, parts[at]?.[edge] ?? 0, how)
    if (minute === null) return
    event.preventDefault()
    set(at, edge, minute)
  }
  const onPointer = (event: PointerEvent, at: number, edge: Edge) => {
    const rect = track.current?.getBoundingClientRect()
    if (!rect || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const share = (event.clientX - rect.left) / rect.width
    set(
      at,
      edge,
      minuteAt(isRtl ? 1 - share : share, length, { step, ...boundsOf(parts, at, edge, duration) }),
    )
  }
  return (
    <div ref={track} className={classes.lane}>
      {before > 0 && parts.some((part) => part.fromMinute === 0) ? (
        <span className={classes.buffer} style={{ inlineSize: percent(0) }} />
      ) : null}
      {after > 0 && parts.some((part) => part.toMinute >= duration) ? (
        <span
          className={classes.buffer}
          data-after
          style={{ inlineSize: `calc(100% - ${percent(duration)})` }}
        />
      ) : null}
      {parts.map((part, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the list
          key={at}
          className={classes.part}
          style={{
            insetInlineStart: percent(part.fromMinute),
            insetInlineEnd: `calc(100% - ${percent(part.toMinute)})`,
          }}
        />
      ))}
      {parts.flatMap((part, at) =>
        (['fromMinute', 'toMinute'] as const).map((edge) => {
          const { min, max } = boundsOf(parts, at, edge, duration)
          return (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the list
              key={`${at} ${edge}`}
              type="button"
              role="slider"
              className={classes.handle}
              style={{ insetInlineStart: percent(part[edge]) }}
              aria-label={t(edge === 'fromMinute' ? 'lane.from' : 'lane.to', { name: props.name })}
              aria-orientation="horizontal"
              aria-valuemin={min}
              aria-valuemax={max}
              aria-valuenow={part[edge]}
              aria-valuetext={t('lane.minute', { minute: part[edge] })}
              onKeyDown={(event) => onKey(event, at, edge)}
              onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
              onPointerMove={(event) => onPointer(event, at, edge)}
            />
          )
        }),
      )}
    </div>
  )
}
