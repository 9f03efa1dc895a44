import { useLocation, useNavigate } from '@tanstack/react-router'

type Values = Record<string, string | undefined>
interface Options {
  /** Leaves no step in the history. */
  replace?: boolean
}

/** Sets values in the address, all at once; undefined takes one away. */
export function useSetUrl(): (values: Values, options?: Options) => void {
  const navigate = useNavigate()
  return (values, options) =>
    void navigate({
      to: '.',
      search: ((current: Record<string, unknown>) => ({ ...current, ...values })) as never,
      replace: options?.replace ?? false,
      // It is the same page still: what was scrolled stays where it is.
      resetScroll: false,
    })
}

/** One value in the address, so that a link leads to the same view and Back closes what was opened. */
export function useUrlState(
  name: string,
): [string | undefined, (value: string | undefined, options?: Options) => void] {
  const setUrl = useSetUrl()
  const search = useLocation({ select: (location) => location.search as Record<string, unknown> })
  const value = search[name]
  return [
    value === undefined ? undefined : String(value),
    (next, options) => setUrl({ [name]: next }, options),
  ]
}
