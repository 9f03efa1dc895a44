import { useEffect, useRef } from 'react'
import { shortcutsOn } from './shortcut-setting.ts'

/** Keys such as `n`, `?` or `g t` (one after the other), and what they do. */
export type Shortcuts = Record<string, () => void>

const SEQUENCE_MS = 1200
const TYPING =
  'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]'

/** Listens for single keys while nothing is being typed and no dialog is open. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts)
  current.current = shortcuts
  useEffect(() => {
    let first = ''
    let firstAt = 0
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !shortcutsOn()) return
      const target = event.target as HTMLElement | null
      if (target?.closest(TYPING) || document.querySelector('[role="dialog"][aria-modal="true"]')) return
      const pair = event.timeStamp - firstAt < SEQUENCE_MS ? `${first} ${event.key}` : ''
      const act = current.current[pair] ?? current.current[event.key]
      first = event.key
      firstAt = event.timeStamp
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
