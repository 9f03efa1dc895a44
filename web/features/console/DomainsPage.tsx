import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { visitorZone } from '../../ui/format-time.ts'
import { Status } from '../../ui/Status.tsx'
import { usePages } from '../../ui/use-pages.ts'
import list from '../catalog/List.module.css'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import classes from './Console.module.css'
import { ConsoleList } from './ConsoleList.tsx'
import { formatDay } from './format-day.ts'
import { SearchField } from './SearchField.tsx'
import { useSearch } from './use-search.ts'

const TONES = { pending: 'warning', verified: 'good', failed: 'bad' } as const

/** The domains of all businesses, and whether they lead here. */
export function DomainsPage() {
  const { t } = useTranslation('console')
  const { text, setText, query } = useSearch()
  const domains = usePages(['platform', 'domains', query], (page, signal) =>
    api('GET /platform/domains', { query: { ...query, ...page }, signal }),
  )
  return (
    <>
      <PageHeader title={t('domains.title')} hint={t('domains.hint')} />
      <search className={list.filters}>
        <SearchField label={t('domains.search')} value={text} onChange={setText} />
      </search>
      <ConsoleList
        list={domains}
        empty={
          query.q ? (
            <EmptyList title={t('nothingFits')} />
          ) : (
            <EmptyList title={t('domains.empty')} hint={t('domains.emptyHint')} />
          )
        }
      >
        {(items) => (
          <table className={list.table}>
            <thead>
              <tr>
                <th scope="col">{t('domains.domain')}</th>
                <th scope="col">{t('state')}</th>
                <th scope="col" className={list.wide}>
                  {t('business')}
                </th>
                <th scope="col" className={list.wide}>
                  {t('domains.verified')}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <tr key={one.id} className={`${list.row} ${classes.row}`}>
                  <td className={classes.cell}>
                    <Link
                      to="/console/businesses"
                      search={{ tenant: one.tenant.id } as never}
                      className={list.open}
                    >
                      {one.domain}
                    </Link>
                    <span className={classes.small}>
                      {t(one.isCustomDomain ? 'domains.own' : 'domains.ours')}
                      {one.isPrimary ? ` · ${t('domains.primary')}` : ''}
                    </span>
                  </td>
                  <td>
                    <Status tone={TONES[one.status]}>{t(`domains.states.${one.status}`)}</Status>
                  </td>
                  <td className={list.wide}>{one.tenant.name}</td>
                  <td className={`${list.wide} ${list.soft}`}>
                    {one.verifiedAt ? formatDay(one.verifiedAt, visitorZone()) : '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </ConsoleList>
    </>
  )
}
