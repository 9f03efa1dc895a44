import { useEffect } from 'react'
import { useShortcuts } from '../workspace/use-shortcuts.ts'

/** Ctrl or Cmd with Shift and Z (or Y) does again what was taken back; W shows the visits that wait for a time. */
export function useHandKeys({ redo, toggleWaiting }: { redo: () => void; toggleWaiting: () => void }): void {
  useShortcuts({ w: toggleWaiting })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      const wanted = (event.ctrlKey || event.metaKey) && (event.shiftKey ? key === 'z' : key === 'y')
      const target = event.target as HTMLElement | null
      if (!wanted || target?.closest('input, textarea, [contenteditable="true"]')) return
      event.preventDefault()
      redo()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [redo])
}
