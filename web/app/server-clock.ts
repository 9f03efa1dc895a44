const NOTICEABLE_MS = 5_000
let offset = 0

/** Learns from an answer's `Date` by how much this machine's clock is wrong. */
export function noteServerTime(header: string | null): void {
  const server = Date.parse(header ?? '')
  if (Number.isNaN(server)) return
  const difference = server - Date.now()
  offset = Math.abs(difference) > NOTICEABLE_MS ? difference : 0
}

/** Now by the server's clock, in epoch milliseconds: what a hold's expiry is measured against. */
export const serverNow = (): number => Date.now() + offset
