import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { useInSight } from '../workspace/use-in-sight.ts'
import { useCan } from '../workspace/use-me.ts'
import classes from './Settings.module.css'
import { TABS } from './tabs.ts'

/** The settings' own navigation, and the page that is chosen. Who may not see the first goes to the next. */
export function SettingsLayout() {
  const { t } = useTranslation('settings')
  const can = useCan()
  const path = useLocation({ select: ({ pathname }) => pathname.replace(/\/$/, '') })
  const tabs = useInSight(path)
  const shown = TABS.filter((tab) => can(tab.action))
  const first = shown[0]
  if (!first) return <EmptyList title={t('notYours')} hint={t('notYoursHint')} />
  if (path === TABS[0]?.to && first.to !== path) return <Navigate to={first.to} replace />
  const known = TABS.find((tab) => tab.to === path)
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      <nav ref={tabs} className={classes.tabs} aria-label={t('tabs.label')}>
        {shown.map((tab) => (
          <Link key={tab.name} to={tab.to} activeOptions={{ exact: true }} className={classes.tab}>
            {t(`tabs.${tab.name}`)}
          </Link>
        ))}
      </nav>
      <div className={classes.content}>
        <Suspense fallback={<RowsSkeleton />}>
          {known && !can(known.action) ? (
            <EmptyList title={t('notYours')} hint={t('notYoursHint')} />
          ) : (
            <Outlet />
          )}
        </Suspense>
      </div>
    </>
  )
}
