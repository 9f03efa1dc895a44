import { csv, type importing, range } from './testing.ts'

/** Every kind of broken row has room in the small size. */
export const ROWS = process.env.SOAK ? 5000 : 500
export const LONG = 'x'.repeat(121)

interface Broken {
  /** Cells that are different in this row, by heading. */
  cells?: Record<string, string>
  /** The problems of the row, and nothing else. */
  problems: string[]
  /** Only these: the row is taken over nonetheless. */
  isReady?: boolean
  /** How the line is written, where its cells aren't those of its headings. */
  line?: (cells: string[]) => string[]
}

/** A file in which each kind of broken row stands once, at its own line. */
export function fileOf(
  head: readonly string[],
  row: (n: number) => string[],
  broken: readonly Broken[],
  size = ROWS,
) {
  const rows = range(size).map(row)
  for (const [n, { cells = {}, line }] of broken.entries()) {
    const at = 10 * (n + 1)
    for (const [heading, value] of Object.entries(cells))
      (rows[at] as string[])[head.indexOf(heading)] = value
    if (line) rows[at] = line(rows[at] as string[])
  }
  const expected = broken.map(({ problems, isReady }, n) => [
    10 * (n + 1) + 2,
    isReady ? 'ready' : 'problem',
    [...problems].sort(),
  ])
  const left = broken.filter(({ isReady }) => !isReady).length
  return { file: withBrokenByte(csv([[...head], ...rows])), expected, left }
}

/** The file in UTF-8, but for a letter that is a byte of another encoding. */
const withBrokenByte = (text: string) =>
  Buffer.from(Buffer.from(text).toString('latin1').replaceAll('\u00ef\u00bf\u00bd', '\u00fc'), 'latin1')

type Business = Awaited<ReturnType<typeof importing>>
interface Row {
  number: number
  state: string
  problems: { code: string }[]
}

/** Every row that the preview finds something wrong with, asked for by each problem that it counts. */
export async function namedRows(
  { call }: Business,
  body: { id: string; problems: { code: string }[] },
  /** What all rows of the file have. */
  common = '',
) {
  const found = new Map<number, Row>()
  for (const code of new Set(body.problems.map((p) => p.code).filter((one) => one !== common))) {
    const { items } = (await call(`GET /imports/${body.id}/rows?limit=100&problem=${code}`)).body
    for (const row of items as Row[]) found.set(row.number, row)
  }
  return [...found.values()]
    .sort((one, other) => one.number - other.number)
    .map(({ number, state, problems }) => [
      number,
      state,
      problems
        .map(({ code }) => code)
        .filter((one) => one !== common)
        .sort(),
    ])
}

export const rowsOf =
  (head: readonly string[], row: (n: number) => Record<string, string>) => (n: number) => {
    const cells = row(n)
    return head.map((heading) => cells[heading] ?? '')
  }
/** Every way in which people write numbers of theirs. */
export const phoneOf = (n: number) => {
  const last = String(n).padStart(4, '0')
  return [`+44 20 7946 ${last}`, `020 7946 ${last}`, `(020) 7946-${last}`, `0044 20 7946${last}`][
    n % 4
  ] as string
}
