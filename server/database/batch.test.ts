import { afterAll, beforeAll, expect, it } from 'vitest'
import { type MigratedDatabase, migratedDatabase } from '../testing/migrated.ts'
import { type Connection, openConnection } from './connection.ts'
import { sqlState } from './errors.ts'

let at: MigratedDatabase
let connection: Connection

beforeAll(async () => {
  at = await migratedDatabase()
  connection = await openConnection(at.appUrl, 'batch test')
})
afterAll(async () => {
  await connection.end()
  await at.drop()
})

const DIVISION_BY_ZERO = '22012'
const divide = (by: number | string, name?: string) =>
  connection.send({ text: 'select 6 / $1::int as result', values: [by], name })

/** The answers of statements, or the SQLSTATE with which each failed. */
const answers = async (sent: Promise<{ rows: { result?: number }[] }>[]) =>
  (await Promise.allSettled(sent)).map((one) =>
    one.status === 'fulfilled' ? one.value.rows[0]?.result : sqlState(one.reason),
  )

it('gives each statement its own answer', async () => {
  expect(await answers([divide(1), divide(2), divide(3)])).toEqual([6, 3, 2])
})

it('runs nothing after a statement that failed: those fail with it, those before it stand', async () => {
  expect(await answers([divide(1), divide(0), divide(2), divide('six')])).toEqual([
    6,
    DIVISION_BY_ZERO,
    DIVISION_BY_ZERO,
    DIVISION_BY_ZERO,
  ])
  expect(await answers([divide(6)])).toEqual([1])
})

it('prepares a named statement again when it is not known whether it was', async () => {
  // parsed, then failed; never parsed; could not be bound
  expect(await answers([divide(0, 'first'), divide(1, 'second')])).toEqual([
    DIVISION_BY_ZERO,
    DIVISION_BY_ZERO,
  ])
  expect(await answers([divide('six', 'third')])).toEqual(['22P02'])
  expect(await answers(['first', 'second', 'third', 'first'].map((name) => divide(3, name)))).toEqual([
    2, 2, 2, 2,
  ])
  expect(await answers([divide(0, 'first')])).toEqual([DIVISION_BY_ZERO])
  expect(await answers([divide(2, 'first')])).toEqual([3])
})

it('keeps a bounded number of names, and prepares again what it let go', async () => {
  for (let n = 0; n < 500; n++) expect(await answers([divide(2, `name ${n}`)])).toEqual([3])
  const { rows } = await connection.send({ text: 'select count(*)::int as kept from pg_prepared_statements' })
  expect(rows).toEqual([{ kept: 300 }])
  expect(await answers([divide(2, 'name 0'), divide(3, 'name 499')])).toEqual([3, 2])
})

it('prepares again what PostgreSQL refuses because its columns have changed', async () => {
  const owner = await openConnection(at.ownerUrl, 'batch test')
  const send = (text: string, name?: string) => owner.send({ text, name })
  await send('create temp table things as select 1 as result')
  expect((await send('select * from things', 'things')).rows).toEqual([{ result: 1 }])
  await send('alter table things add column more text')
  await expect(send('select * from things', 'things')).rejects.toMatchObject({ code: '0A000' })
  expect((await send('select * from things', 'things')).rows).toEqual([{ result: 1, more: null }])
  await owner.end()
})

it('sends nothing of a value that cannot be sent, and lets the others go', async () => {
  const circular: Record<string, unknown> = {}
  circular.self = circular
  const unsendable = connection.send({ text: 'select $1::json', values: [circular] })
  expect(await answers([unsendable, divide(1), divide(2)])).toEqual([null, 6, 3])
  await expect(unsendable).rejects.toThrow(TypeError)
})

it('is answered before its connection ends, and fails after it', async () => {
  const short = await openConnection(at.appUrl, 'batch test')
  const last = short.send({ text: 'select 1 as result' })
  await short.end()
  expect((await last).rows).toEqual([{ result: 1 }])
  await expect(short.send({ text: 'select 1' })).rejects.toThrow()
})
