import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const SERVER = join(import.meta.dirname, '..', '..')
const WORDS = join(SERVER, '..', 'web', 'locales', 'en', 'audit.json')

/** What the sources note in a log: the names that stand after `action` or `type`, where changes are noted. */
function noted(): string[] {
  const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
  const found = files.flatMap((file) => {
    if (!file.endsWith('.ts') || file.includes('test')) return []
    const text = readFileSync(join(SERVER, file), 'utf8')
    if (!/recordChange\(|\baudit\(|recordPerson\(|told\(|note\(tx/.test(text)) return []
    const after = [...text.matchAll(/\b(?:action|type):\s*([^,;]+)|(?:told|note)\(([^)]+)\)/g)]
    const kinds = after.flatMap(([all]) =>
      [...all.matchAll(/'([a-z-]+\.[a-z_-]+)'/g)].map(([, name]) => name),
    )
    // a thing that is kept when it is not offered any more: see changeOf
    const changes = [...text.matchAll(/`([a-z-]+)\.\$\{changeOf\(/g)].flatMap(([, thing]) =>
      ['updated', 'archived', 'restored'].map((what) => `${thing}.${what}`),
    )
    return [...kinds, ...changes] as string[]
  })
  return [...new Set(found)].sort()
}

it('whatever is noted in a log has words there, not its code', () => {
  const { actions } = JSON.parse(readFileSync(WORDS, 'utf8'))
  const all = noted()
  expect(all.length).toBeGreaterThan(70)
  expect(all).toContain('import.upload')
  expect(all).toContain('service.restored')
  const wordless = all.filter((name) => {
    const [of, what] = name.split('.') as [string, string]
    return typeof actions[of]?.[what] !== 'string'
  })
  expect(wordless).toEqual([])
})
