import { useEffect, useRef } from 'react'
import { shortcutsOn } from './shortcut-setting.ts'

/** Keys such as `n`, `?` or `g t` (one after the other), and what they do. */
export type Shortcuts = Record<string, () => void>

const SEQUENCE_MS = 1200
const TYPING =
  'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]'

/** First keys of sequences, of all listeners: the second key of one is no single key of another. */
const FIRSTS = new Set<string>()

/** Listens for single keys while nothing is being typed and no dialog is open. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts)
  current.current = shortcuts
  for (const keys of Object.keys(shortcuts)) if (keys.includes(' ')) FIRSTS.add(keys.split(' ')[0] as string)
  useEffect(() => {
    let first = ''
    let firstAt = 0
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !shortcutsOn()) return
      const target = event.target as HTMLElement | null
      if (target?.closest(TYPING) || document.querySelector('[role="dialog"][aria-modal="true"]')) return
      const follows = event.timeStamp - firstAt < SEQUENCE_MS && FIRSTS.has(first)
      const act = current.current[follows ? `${first} ${event.key}` : event.key]
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
