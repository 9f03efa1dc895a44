import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { businessQuery } from '../../app/query.ts'
import { formatMoment } from '../../ui/format-moment.ts'
import { MorePages } from '../../ui/MorePages.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { usePages } from '../../ui/use-pages.ts'
import list from '../catalog/List.module.css'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import classes from './Imports.module.css'

/** The files so far, the newest first. */
export function ImportsList(props: { onOpen: (id: string) => void }) {
  const { t } = useTranslation('imports')
  const timeZone = useQuery(businessQuery).data?.timeZone ?? 'UTC'
  const pages = usePages(['imports', 'list'], (page, signal) =>
    api('GET /imports', { query: { limit: '20', ...page }, signal }),
  )
  return (
    <section className={classes.section}>
      <h2 className={classes.heading}>{t('list.title')}</h2>
      {pages.isError && !pages.data ? (
        <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />
      ) : !pages.data ? (
        <RowsSkeleton rows={3} />
      ) : pages.data.length === 0 ? (
        <p className={classes.soft}>{t('list.empty')}</p>
      ) : (
        <table className={list.table}>
          <thead>
            <tr>
              <th scope="col">{t('list.file')}</th>
              <th scope="col" className={list.wide}>
                {t('list.kind')}
              </th>
              <th scope="col" className={list.wide}>
                {t('list.at')}
              </th>
              <th scope="col">{t('list.state')}</th>
            </tr>
          </thead>
          <tbody>
            {pages.data.map((one) => (
              <tr key={one.id} className={list.row}>
                <td className={list.main}>
                  <UnstyledButton className={list.open} onClick={() => props.onOpen(one.id)}>
                    {one.fileName || t(`kind.${one.kind}`)}
                  </UnstyledButton>
                </td>
                <td className={list.wide}>{t(`kind.${one.kind}`)}</td>
                <td className={list.wide}>{formatMoment(one.createdAt, timeZone)}</td>
                <td>{t(`state.${one.state}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <MorePages list={pages} />
    </section>
  )
}
