import { dirname, join } from 'node:path/posix'

/** A source file: its path from the project's root, with slashes, and what is in it. */
export type SourceFile = { path: string; text: string }

/** What is wrong with a file, in words that say what to do instead. */
type Rule = (file: SourceFile) => string[]

/** Which rooms a room may import from. Arrows point one way; see docs/ARCHITECTURE.md. */
const arrows: Record<string, string[]> = {
  domain: ['domain'],
  contract: ['domain', 'contract'],
  server: ['domain', 'contract', 'server'],
  web: ['domain', 'contract', 'web'],
}
/** Rooms that are rules and shapes alone: these packages, and no others. */
const allowedPackages: Record<string, string[]> = { domain: [], contract: ['zod'] }
const drawers = ['utils', 'util', 'helpers', 'helper', 'common', 'lib', 'misc', 'shared']
const longestFile = 400

export const houseRules: Rule[] = [
  arrowsPointOneWay,
  featuresMeetThroughVerbs,
  noDrawers,
  oneApiClient,
  smallFiles,
  bothDirections,
  noLeftovers,
]

function arrowsPointOneWay({ path, text }: SourceFile): string[] {
  const room = roomOf(path)
  const rooms = arrows[room]
  if (!rooms) return []
  return importsOf(text).flatMap((name) => {
    if (name.startsWith('.')) {
      const target = roomOf(join(dirname(path), name))
      return rooms.includes(target)
        ? []
        : [`imports ${name}: ${room} may import ${rooms.join(', ')} and nothing else of ours`]
    }
    const packages = allowedPackages[room]
    if (!packages || isTest(path) || packages.includes(name)) return []
    return [
      `imports ${name}: ${room} stands on ${packages.join(', ') || 'no package'} alone, so that it runs anywhere`,
    ]
  })
}

function featuresMeetThroughVerbs({ path, text }: SourceFile): string[] {
  const feature = featureOf(path)
  if (!feature) return []
  return importsOf(text)
    .filter((name) => name.startsWith('.') && name.endsWith('.queries.ts'))
    .filter((name) => featureOf(join(dirname(path), name)) !== feature)
    .map((name) => `imports ${name}: reach another feature through its verbs, never through its queries`)
}

function noDrawers({ path }: SourceFile): string[] {
  const drawer = dirname(path)
    .split('/')
    .find((folder) => drawers.includes(folder))
  return drawer ? [`is in a folder named ${drawer}: name the folder after what happens inside`] : []
}

/** The one that asks, and the one that listens. */
const CLIENTS = new Set(['web/app/api.ts', 'web/app/live-socket.ts'])

function oneApiClient({ path, text }: SourceFile): string[] {
  if (roomOf(path) !== 'web' || isTest(path) || CLIENTS.has(path)) return []
  const code = withoutComments(text)
  const raw = [
    ...code.matchAll(
      /(?<![.\w$'-])(?:(?:window|globalThis|self)\s*\.\s*)?(fetch|XMLHttpRequest|WebSocket|EventSource)\b(?!['-])/g,
    ),
  ]
  const quoted = [...code.matchAll(/\[\s*['"`](fetch|XMLHttpRequest|WebSocket|EventSource)['"`]\s*\]/g)]
  const beacon = [...code.matchAll(/\.\s*(sendBeacon)\b/g)]
  const packages = importsOf(text).filter((name) =>
    ['axios', 'ky', 'ofetch', 'got', 'superagent'].includes(name),
  )
  const names = new Set([...[...raw, ...quoted, ...beacon].map((match) => match[1]), ...packages])
  return [...names].map(
    (name) =>
      `uses ${name}: call the server through api('GET /…') of web/app/api.ts instead. A raw request carries neither ` +
      'the tenant nor the session as the server expects them, and shows its problems to no one',
  )
}

function bothDirections({ path, text }: SourceFile): string[] {
  if (roomOf(path) !== 'web' || !path.endsWith('.css')) return []
  const physical =
    /(?:^|[\s;{-])(?:(?:margin|padding|border|scroll-margin)-(?:left|right)|(?:left|right)\s*:|border-(?:top|bottom)-(?:left|right)-radius|(?:text-align|float):\s*(?:left|right)|transform-origin:[^;]*\b(?:left|right))/
  return text
    .split('\n')
    .filter((line) => physical.test(line) && !line.includes('/* physical'))
    .map(
      (line) =>
        `says “${line.trim()}”: some languages run to the left, so say margin-inline-start, inset-inline-end, ` +
        'text-align: start. Where left is meant whatever the language, end the line with /* physical: why */',
    )
}

function smallFiles({ path, text }: SourceFile): string[] {
  const lines = text.split('\n').length - 1
  if (lines <= longestFile || path.includes('.generated.')) return []
  return [`has ${lines} lines: split it, ${longestFile} is the most`]
}

function noLeftovers({ path, text }: SourceFile): string[] {
  const left = text.match(/\b(TO[D]O|FIX[M]E)\b/)
  const only = isTest(path) && text.match(/\b(?:it|test|describe)\.only\b/)
  return [
    ...(left ? [`says ${left[1]}: do it now or open an issue`] : []),
    ...(only ? [`has ${only[0]}: the other tests would not run`] : []),
  ]
}

/** What a file imports, re-exports, or loads later. */
function importsOf(text: string): string[] {
  const code = withoutComments(text)
  const pattern = /(?:\bfrom\s*|(?<!\.)\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g
  return [...code.matchAll(pattern)].map((match) => match[2] as string)
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
}

const roomOf = (path: string): string => path.split('/')[0] ?? ''
const featureOf = (path: string): string | undefined => path.match(/^server\/features\/([^/]+)\//)?.[1]
const isTest = (path: string): boolean => /\.test\.tsx?$|\/testing\//.test(path)
