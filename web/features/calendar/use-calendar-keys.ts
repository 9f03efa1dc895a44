import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type Shortcuts, useShortcuts } from '../workspace/use-shortcuts.ts'
import type { CalendarView } from './use-calendar-view.ts'

const SHIFT_T = 'T'
const SHIFT_M = 'M'

/** The calendar's keys; Ctrl or Cmd and Z takes the last change back, unless text is being edited. */
export function useCalendarKeys(
  calendar: CalendarView,
  onNew: (() => void) | undefined,
  undo: () => void,
  more: Shortcuts,
): void {
  const [ahead, back] =
    useTranslation().i18n.dir() === 'rtl'
      ? (['ArrowLeft', 'ArrowRight'] as const)
      : (['ArrowRight', 'ArrowLeft'] as const)
  useShortcuts({
    t: () => calendar.setDate(calendar.today),
    j: () => calendar.turn(1),
    k: () => calendar.turn(-1),
    [ahead]: () => calendar.turn(1),
    [back]: () => calendar.turn(-1),
    [SHIFT_T]: () => calendar.setShape('timeline'),
    d: () => calendar.setShape('day'),
    w: () => calendar.setShape('week'),
    m: () => calendar.setShape('month'),
    a: () => calendar.setShape('agenda'),
    ...(calendar.choosesDays
      ? {
          '1': () => calendar.setView('day'),
          '3': () => calendar.setView('three'),
          '7': () => calendar.setView('week'),
          [SHIFT_M]: () => calendar.setView('month'),
        }
      : {}),
    ...(onNew ? { n: onNew } : {}),
    ...more,
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
