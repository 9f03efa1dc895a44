import type { Config } from '../config.ts'
import { PLATFORM_USERS } from '../demo/demo-accounts.ts'
import { DEMO_BUSINESSES } from '../demo/seed-demo.ts'

/** What the person who started it needs next: addresses, and the demo's accounts where it has been made. */
export function greeting(config: Config, port: number, demo: boolean): string {
  const address = (slug?: string) => `http://${slug ? `${slug}.` : ''}${config.platformDomain}:${port}`
  const lines = [
    '',
    'SmoothSchedule is ready.',
    '',
    row('Platform', address()),
    row('API', `${address()}/api/docs`),
  ]
  if (demo) {
    const businesses = DEMO_BUSINESSES.map(({ catalogue }) => catalogue)
    lines.push(...businesses.map(({ name, slug }) => row(name, address(slug))))
    lines.push('', `Accounts, all with the password ${config.demoPassword}`, '')
    lines.push(...PLATFORM_USERS.map(({ email, role }) => row(email, `${role}, at ${address()}`)))
    for (const { slug, users } of businesses) {
      lines.push(...users.map(({ email, role }) => row(email, `${role}, at ${address(slug)}`)))
    }
  }
  return [...lines, '', 'Ctrl-C stops it.', ''].join('\n')
}

const row = (name: string, value: string): string => `  ${name.padEnd(30)} ${value}`
