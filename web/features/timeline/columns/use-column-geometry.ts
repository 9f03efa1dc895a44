import { type PointerEvent, type RefObject, useRef } from 'react'
import type { Spot } from '../cursor.ts'
import { fromStart, scrolled, scrollLeftFor, toClientX } from '../sideways.ts'
import { HOUR } from '../time-scale.ts'
import type { Geometry } from '../use-edits.ts'
import { type Column, type ColumnBoard, columnAt, downTo } from './column-board.ts'
import { AXIS } from './use-column-view.ts'

/** CSS pixels above an item's end that take hold of the end. */
const EDGE = 7

interface Options {
  scroller: RefObject<HTMLDivElement | null>
  board: ColumnBoard
  width: number
  /** CSS pixels of what sticks above the hours. */
  head: number
  pxPerHour: number
  runsLeft: boolean
}

/** Places on the columns for drags and the keyboard: sideways are people and days, down is time. */
export function useColumnGeometry({ scroller, board, width, head, pxPerHour, runsLeft }: Options) {
  /** What is drawn anew or stretched stays in its day: only the height counts. */
  const locked = useRef<Column | null>(null)
  const columnUnder = (element: HTMLElement, x: number): Column | undefined => {
    const at = Math.floor((fromStart(element, x) + scrolled(element) - AXIS) / width)
    return board.columns[Math.max(0, Math.min(board.columns.length - 1, at))]
  }
  const overEnd: Geometry['overEnd'] = (target, point) => {
    const rect = target.closest('[data-item]')?.getBoundingClientRect()
    return rect !== undefined && rect.bottom - point.y < Math.min(EDGE, rect.height / 3)
  }
  const geometry: Geometry = {
    placeAt: (x, y) => {
      const element = scroller.current
      const column = element && (locked.current ?? columnUnder(element, x))
      if (!element || !column) return { ms: board.scale.startMs, resourceId: null }
      const within = y - element.getBoundingClientRect().top - head
      const ms = column.day.startMs + ((within + element.scrollTop) / pxPerHour) * HOUR
      return {
        ms: Math.max(column.day.startMs, Math.min(column.day.endMs, ms)),
        resourceId: within >= 0 && fromStart(element, x) >= AXIS ? column.resource.id : null,
      }
    },
    overEnd,
    pointOf: ({ resourceId, startMs }) => {
      const element = scroller.current
      const at = columnAt(board, resourceId, startMs)
      const column = board.columns[at]
      if (!element || !column) return { x: 0, y: 0 }
      return {
        x: toClientX(element, AXIS + (at + 0.5) * width - scrolled(element)),
        y:
          element.getBoundingClientRect().top +
          head +
          downTo(column.day, startMs, pxPerHour) -
          element.scrollTop,
      }
    },
    rowAt: (resourceId, ms) => columnAt(board, resourceId, ms),
    insets: { [runsLeft ? 'right' : 'left']: AXIS, top: head },
  }
  return {
    geometry,
    /** To be told of each press before the drag is. */
    onPress: (event: PointerEvent<HTMLElement>) => {
      const target = event.target as Element
      const free =
        target.closest('[data-item]') !== null && !overEnd(target, { x: event.clientX, y: event.clientY })
      locked.current =
        free || !scroller.current ? null : (columnUnder(scroller.current, event.clientX) ?? null)
    },
    keepInSight: (spot: Spot) => {
      const element = scroller.current
      const column = board.columns[spot.row]
      if (!element || !column) return
      const room = element.clientWidth - AXIS
      const height = element.clientHeight - head
      let left = scrolled(element)
      let top = element.scrollTop
      if (spot.row * width < left) left = spot.row * width
      else if ((spot.row + 1) * width > left + room) left = (spot.row + 1) * width - room
      const y = downTo(column.day, spot.ms, pxPerHour)
      if (y < top + 8) top = Math.max(0, y - 24)
      else if (y > top + height - 48) top = y - height + 96
      if (left !== scrolled(element) || top !== element.scrollTop)
        element.scrollTo({ left: scrollLeftFor(element, left), top, behavior: 'instant' })
    },
  }
}
