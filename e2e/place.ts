/** The instant at which time stands still on the journeys' server: a Saturday morning at the salon. */
export const DEMO_NOW = '2026-11-28T11:40:00Z'

/** The journeys' own port, chosen once a run: the workers inherit it in the environment. */
process.env.E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 10_000))
export const port = Number(process.env.E2E_PORT)

/** The address of a business's page, or of the platform's when no business is named. */
export function address(slug?: string, path = ''): string {
  return `http://${slug ? `${slug}.` : ''}localhost:${port}${path}`
}
