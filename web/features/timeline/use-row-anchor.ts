import { type RefObject, useLayoutEffect, useRef } from 'react'
import { type RowLayout, rowAt } from './layout-rows.ts'

/** Keeps the topmost row in place when rows above it become higher, as what lies on them is read. */
export function useRowAnchor(scroller: RefObject<HTMLDivElement | null>, layout: RowLayout): void {
  const before = useRef(layout)
  useLayoutEffect(() => {
    const element = scroller.current
    const old = before.current
    before.current = layout
    if (!element || old === layout || element.scrollTop === 0) return
    const row = rowAt(old, element.scrollTop)
    const top = old.rows[row]
    if (top?.type !== 'resource') return
    const now = layout.rows.findIndex((at) => at.type === 'resource' && at.resource.id === top.resource.id)
    const by = now < 0 ? 0 : (layout.tops[now] as number) - (old.tops[row] as number)
    if (by !== 0) element.scrollTop += by
  }, [scroller, layout])
}
