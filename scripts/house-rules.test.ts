import { describe, expect, it } from 'vitest'
import { houseRules } from './house-rules.ts'

const problems = (path: string, text: string): string[] => houseRules.flatMap((rule) => rule({ path, text }))

describe('arrows between rooms', () => {
  it.each([
    ['web/app/main.tsx', "import { x } from '../../server/config.ts'"],
    ['domain/access/can.ts', "import type { X } from '../../contract/index.ts'"],
    ['domain/access/can.ts', "import fs from 'node:fs'"],
    ['domain/access/can.ts', "export * from 'zod'"],
    ['contract/index.ts', "const x = await import('fastify')"],
    ['server/app.ts', "import '../web/app/theme.ts'"],
    ['server/features/a/book.ts', "import { q } from '../b/b.queries.ts'"],
  ])('%s may not say %s', (path, text) => {
    expect(problems(path, text)).toHaveLength(1)
  })

  it.each([
    ['web/app/main.tsx', "import { can } from '../../domain/access/index.ts'\nimport React from 'react'"],
    ['domain/access/can.test.ts', "import fc from 'fast-check'"],
    ['contract/index.ts', "import { z } from 'zod'"],
    ['server/features/a/book.ts', "import { q } from './a.queries.ts'\nimport { verb } from '../b/verb.ts'"],
    ['domain/access/can.ts', "// taken from 'zod'\n/* import fs from 'node:fs' */"],
  ])('%s may say %s', (path, text) => {
    expect(problems(path, text)).toEqual([])
  })
})

describe('one API client', () => {
  it.each([
    'await fetch(url)',
    'const f = window.fetch',
    "globalThis['fetch'](url)",
    'new WebSocket(url)',
    'new XMLHttpRequest()',
    'navigator.sendBeacon(url)',
    "import axios from 'axios'",
  ])('finds %s', (text) => {
    expect(problems('web/features/booking/slots.ts', text)[0]).toContain('web/app/api.ts')
  })

  it.each([
    'query.refetch()',
    'client.fetchQuery(x)',
    '// fetch the slots',
    "t('fetch-failed')",
    'const x = { prefetch: 1 }',
  ])('leaves %s alone', (text) => expect(problems('web/features/booking/slots.ts', text)).toEqual([]))

  it('is the one file that may', () => {
    expect(problems('web/app/api.ts', 'await fetch(url)')).toEqual([])
  })
})

it('refuses drawers, long files, and what was left for later', () => {
  expect(problems('server/features/utils/x.ts', '')).toHaveLength(1)
  expect(problems('server/x.ts', '\n'.repeat(400))).toEqual([])
  expect(problems('server/x.ts', '\n'.repeat(401))).toHaveLength(1)
  expect(problems('server/x.ts', `// ${'TO'}DO: later`)).toHaveLength(1)
  expect(problems('server/x.test.ts', `it${'.only'}('x')`)).toHaveLength(1)
})

describe('style sheets for both directions', () => {
  const sheet = (line: string) => problems('web/features/a/A.module.css', `.a {\n  ${line}\n}`)
  it.each(['margin-left: 4px;', 'left: 0;', 'text-align: right;', 'border-top-left-radius: 4px;'])(
    'finds %s',
    (line) => expect(sheet(line)[0]).toContain('inline'),
  )

  it.each(['inset-inline-start: 0;', 'text-align: start;', 'left: 0; /* physical: placed by the pointer */'])(
    'leaves %s alone',
    (line) => expect(sheet(line)).toEqual([]),
  )
})
