import { useSyncExternalStore } from 'react'

const KEY = 'smooth.notify'
const listeners = new Set<() => void>()

/** Whether customers are told of what changes: what was chosen last in this tab; no at first. */
export const notifies = (): boolean => sessionStorage.getItem(KEY) === 'yes'

/** The same where it is shown, with the way to choose it. */
export function useNotifies(): [boolean, (next: boolean) => void] {
  const value = useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, notifies)
  const choose = (next: boolean) => {
    sessionStorage.setItem(KEY, next ? 'yes' : 'no')
    for (const listener of listeners) listener()
  }
  return [value, choose]
}

/** What goes with a change of a visit's time, of its people, or with its cancellation. */
export const withNotify = (): { notify?: true } => (notifies() ? { notify: true } : {})
