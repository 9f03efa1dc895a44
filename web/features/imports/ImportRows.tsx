import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import list from '../catalog/List.module.css'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { type Import, importRowsQuery, type RowState } from './api/imports.ts'
import classes from './Imports.module.css'

const STATES = ['ready', 'problem', 'created', 'updated', 'unchanged', 'unassigned', 'failed'] as const
/** Cells of a row that are shown, so that one recognises it. */
const CELLS = 4

interface Filter {
  state?: RowState
  problem?: string
}

/** How the rows stand, and each with what is wrong with it. */
export function ImportRows({ one }: { one: Import }) {
  const { t } = useTranslation('imports')
  const [filter, setFilter] = useState<Filter>(one.counts.problem > 0 ? { state: 'problem' } : {})
  const [cursors, setCursors] = useState<string[]>([])
  const seen = `${one.version} ${one.counts.ready}`
  const rows = useQuery(importRowsQuery(one.id, filter, cursors.at(-1) ?? null, seen))
  const choose = (next: Filter) => {
    setFilter(next)
    setCursors([])
  }
  const chip = (label: string, count: number, next: Filter) => (
    <Button
      key={label}
      size="sm"
      variant={JSON.stringify(filter) === JSON.stringify(next) ? 'light' : 'default'}
      aria-pressed={JSON.stringify(filter) === JSON.stringify(next)}
      onClick={() => choose(next)}
    >
      {t('rows.chip', { label, count })}
    </Button>
  )
  return (
    <section className={classes.section}>
      <h3 className={classes.subheading}>{t('rows.title')}</h3>
      <div className={classes.chips}>
        {chip(t('rows.all'), one.total, {})}
        {STATES.filter((state) => one.counts[state] > 0).map((state) =>
          chip(t(`rowState.${state}`), one.counts[state], { state }),
        )}
        {one.problems.map(({ code, count }) => chip(t(`problem.${code}` as never), count, { problem: code }))}
      </div>
      <Loaded query={rows} skeleton={<RowsSkeleton rows={8} />}>
        {({ items, nextCursor }) => (
          <>
            <table className={list.table}>
              <thead>
                <tr>
                  <th scope="col">{t('rows.line')}</th>
                  <th scope="col" className={list.wide}>
                    {t('rows.content')}
                  </th>
                  <th scope="col">{t('rows.state')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((row) => (
                  <tr key={row.number}>
                    <td className={classes.line}>{row.number}</td>
                    <td className={`${list.wide} ${classes.cells}`}>{cellsOf(row.raw)}</td>
                    <td className={classes.verdict}>
                      {row.problems.length === 0 ? t(`rowState.${row.state}`) : null}
                      {row.problems.map((problem) => (
                        <p key={`${problem.column} ${problem.code}`} data-severity={problem.severity}>
                          {t(`problem.${problem.code}` as never)}
                          {problem.column ? <span className={classes.soft}> · {problem.column}</span> : null}
                          {row.raw[problem.column] ? <q>{row.raw[problem.column]}</q> : null}
                        </p>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <div className={classes.actions}>
              {cursors.length > 0 ? (
                <Button size="sm" variant="default" onClick={() => setCursors(cursors.slice(0, -1))}>
                  {t('rows.before')}
                </Button>
              ) : null}
              {nextCursor ? (
                <Button size="sm" variant="default" onClick={() => setCursors([...cursors, nextCursor])}>
                  {t('rows.after')}
                </Button>
              ) : null}
            </div>
          </>
        )}
      </Loaded>
    </section>
  )
}

const cellsOf = (raw: Record<string, string>) =>
  Object.values(raw).filter(Boolean).slice(0, CELLS).join(' · ')
