import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { type Board, itemOfElement } from './cursor.ts'
import type { TimelineData, TimelineItem } from './timeline.types.ts'
import { piecesOf } from './visit-pieces.ts'

interface Hover {
  /** The visit that the mouse is on, or the id of a block or hold. */
  visit: string | null
  card: { item: TimelineItem; anchor: DOMRect } | null
  over: (event: PointerEvent<HTMLElement>, board: Board) => void
  leave: () => void
  /** Names of the resources of the card's visit. */
  resourceNames: (data: TimelineData) => string[]
}

/** A mouse that rests is asking; one that passes is not. */
const REST_MS = 450

/** What the mouse is on: lights all of a visit's pieces at once, and shows its card after a rest. */
export function useHover(): Hover {
  const [visit, setVisit] = useState<string | null>(null)
  const [card, setCard] = useState<Hover['card']>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const at = useRef<string | null>(null)
  useEffect(() => () => clearTimeout(timer.current), [])

  const set = (item: TimelineItem | null, element: Element | null) => {
    clearTimeout(timer.current)
    at.current = item?.id ?? null
    setVisit(item ? (item.appointmentId ?? item.id) : null)
    setCard(null)
    if (!item || !element) return
    timer.current = setTimeout(() => {
      if (element.isConnected) setCard({ item, anchor: element.getBoundingClientRect() })
    }, REST_MS)
  }
  return {
    visit,
    card,
    over: (event, board) => {
      if (event.pointerType === 'touch' || event.buttons !== 0) return
      const element = (event.target as Element).closest('[data-item]')
      const id = element?.getAttribute('data-item') ?? null
      if (id === at.current) return
      set(itemOfElement(board, element), element)
    },
    leave: () => set(null, null),
    resourceNames: (data) => {
      const ids = card ? piecesOf(data.items, card.item).map((piece) => piece.resourceId) : []
      return [...new Set(ids)].map((id) => data.resources.find((resource) => resource.id === id)?.name ?? '')
    },
  }
}
