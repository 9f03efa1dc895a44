import { useState } from 'react'

/** What stands behind the `#` of the address when the page is opened: secrets, which no request carries. */
export function useFragment(): string {
  const [fragment] = useState(() => location.hash.slice(1))
  return fragment
}
