import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { visitorZone } from '../../../ui/format-time.ts'
import { Loaded } from '../../workspace/Loaded.tsx'
import { RowsSkeleton } from '../../workspace/RowsSkeleton.tsx'
import { SidePanel } from '../../workspace/SidePanel.tsx'
import { useCan } from '../../workspace/use-me.ts'
import { planName, plansQuery, type Tenant, tenantQuery } from '../api/tenants.ts'
import classes from '../Console.module.css'
import { formatDay } from '../format-day.ts'
import { BusinessForm } from './BusinessForm.tsx'
import { BusinessState } from './BusinessState.tsx'
import { BusinessUsage } from './BusinessUsage.tsx'
import { Opening } from './Opening.tsx'

/** A business: what the operator knows of it, and what they may do with it. */
export function BusinessPanel(props: { id: string; onClose: () => void }) {
  const tenant = useQuery(tenantQuery(props.id))
  const mayManage = useCan()('platform.tenants.manage')
  return (
    <SidePanel opened onClose={props.onClose} title={tenant.data?.name ?? ''}>
      <Loaded query={tenant} skeleton={<RowsSkeleton rows={6} />}>
        {(one) => (
          <>
            <Facts tenant={one} />
            {mayManage ? (
              <>
                <BusinessForm key={JSON.stringify(one)} tenant={one} />
                <Opening tenant={one} />
              </>
            ) : null}
            <BusinessUsage slug={one.slug} />
          </>
        )}
      </Loaded>
    </SidePanel>
  )
}

function Facts(props: { tenant: Tenant }) {
  const { t } = useTranslation('console')
  const plans = useQuery(plansQuery)
  const { id, url, timeZone, users, createdAt, isTemporary, expiresAt, plan } = props.tenant
  return (
    <dl className={classes.facts}>
      <dt>{t('state')}</dt>
      <dd>
        <BusinessState tenant={props.tenant} />
      </dd>
      <dt>{t('address')}</dt>
      <dd>
        <a href={url} target="_blank" rel="noreferrer">
          {new URL(url).host}
        </a>
      </dd>
      <dt>{t('plan')}</dt>
      <dd>{planName(plans.data, plan)}</dd>
      <dt>{t('businesses.kind')}</dt>
      <dd>
        {!isTemporary
          ? t('businesses.real')
          : expiresAt
            ? t('businesses.demoUntil', { date: formatDay(expiresAt, visitorZone()) })
            : t('businesses.demo')}
      </dd>
      <dt>{t('zone')}</dt>
      <dd>{timeZone}</dd>
      <dt>{t('businesses.users')}</dt>
      <dd>
        <Link to="/console/users" search={{ tenant: id } as never}>
          {t('businesses.usersOf', { count: users })}
        </Link>
      </dd>
      <dt>{t('businesses.since')}</dt>
      <dd>{formatDay(createdAt, visitorZone())}</dd>
    </dl>
  )
}
