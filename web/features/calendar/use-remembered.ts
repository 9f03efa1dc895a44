import { useState } from 'react'
import { useMe } from '../workspace/use-me.ts'
import { useUrlState } from '../workspace/use-url-state.ts'

/**
 * A choice of how to look at things: what the address says, else what this person chose last in this browser, else
 * the first of the values. Choosing writes both, and is a step in the history.
 */
export function useRemembered<T extends string>(
  name: string,
  values: readonly [T, ...T[]],
): [T, (value: T) => void] {
  const { user } = useMe()
  const key = `smooth.calendar.${name}.${user.id}`
  const [asked, setAsked] = useUrlState(name)
  const [kept, setKept] = useState(() => localStorage.getItem(key))
  const is = (value: unknown): value is T => values.includes(value as T)
  const choose = (value: T) => {
    localStorage.setItem(key, value)
    setKept(value)
    setAsked(value)
  }
  return [is(asked) ? asked : is(kept) ? kept : values[0], choose]
}
