import { useEffect } from 'react'
import { useShortcuts } from '../workspace/use-shortcuts.ts'
import type { CalendarView } from './use-calendar-view.ts'

/** The calendar's keys; Ctrl or Cmd and Z takes the last change back, unless text is being edited. */
export function useCalendarKeys(
  calendar: CalendarView,
  onNew: (() => void) | undefined,
  undo: () => void,
): void {
  useShortcuts({
    t: () => calendar.setDate(calendar.today),
    j: () => calendar.turn(1),
    k: () => calendar.turn(-1),
    '1': () => calendar.setView('day'),
    '3': () => calendar.setView('three'),
    '7': () => calendar.setView('week'),
    m: () => calendar.setView('month'),
    ...(onNew ? { n: onNew } : {}),
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const wanted = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z'
      if (
        !wanted ||
        (event.target as HTMLElement | null)?.closest('input, textarea, [contenteditable="true"]')
      )
        return
      event.preventDefault()
      undo()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [undo])
}
