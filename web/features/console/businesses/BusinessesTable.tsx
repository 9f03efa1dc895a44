import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { visitorZone } from '../../../ui/format-time.ts'
import list from '../../catalog/List.module.css'
import { planName, plansQuery, type Tenant } from '../api/tenants.ts'
import classes from '../Console.module.css'
import { formatDay } from '../format-day.ts'
import { BusinessState } from './BusinessState.tsx'

/** Businesses by name. */
export function BusinessesTable(props: { tenants: readonly Tenant[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation('console')
  const plans = useQuery(plansQuery)
  return (
    <table className={list.table}>
      <thead>
        <tr>
          <th scope="col">{t('business')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col" className={list.wide}>
            {t('plan')}
          </th>
          <th scope="col" className={`${list.wide} ${list.number}`}>
            {t('businesses.users')}
          </th>
          <th scope="col" className={list.wide}>
            {t('businesses.since')}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.tenants.map((tenant) => (
          <tr key={tenant.id} className={`${list.row} ${classes.row}`}>
            <td className={list.main}>
              <UnstyledButton className={list.open} onClick={() => props.onOpen(tenant.id)}>
                {tenant.name}
              </UnstyledButton>
              <span className={classes.small}>{tenant.slug}</span>
            </td>
            <td>
              <BusinessState tenant={tenant} />
              {tenant.isTemporary ? (
                <span className={classes.small}>
                  {tenant.expiresAt
                    ? t('businesses.demoUntil', { date: formatDay(tenant.expiresAt, visitorZone()) })
                    : t('businesses.demo')}
                </span>
              ) : null}
            </td>
            <td className={list.wide}>{planName(plans.data, tenant.plan)}</td>
            <td className={`${list.wide} ${list.number}`}>{tenant.users}</td>
            <td className={`${list.wide} ${list.soft}`}>{formatDay(tenant.createdAt, visitorZone())}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
