import { useLocation, useNavigate } from '@tanstack/react-router'

/**
 * One value in the address, so that a link leads to the same view and Back closes what was opened.
 * Setting undefined takes it away. `replace` leaves no step in the history.
 */
export function useUrlState(
  name: string,
): [string | undefined, (value: string | undefined, options?: { replace?: boolean }) => void] {
  const navigate = useNavigate()
  const search = useLocation({ select: (location) => location.search as Record<string, unknown> })
  const value = search[name]
  return [
    value === undefined ? undefined : String(value),
    (next, options) =>
      void navigate({
        to: '.',
        search: ((current: Record<string, unknown>) => ({ ...current, [name]: next })) as never,
        replace: options?.replace ?? false,
      }),
  ]
}
