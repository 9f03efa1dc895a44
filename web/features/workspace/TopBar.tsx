import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Frame.module.css'
import { UserMenu } from './UserMenu.tsx'

/** Whose pages these are, and the user's menu, on phones. */
export function TopBar(props: { name: string; status: ReactNode; onShortcuts: () => void }) {
  const { t } = useTranslation('workspace')
  return (
    <section className={classes.topBar} aria-label={t('header')}>
      <span className={classes.mark} aria-hidden>
        {props.name.slice(0, 1)}
      </span>
      <span className={classes.businessName}>{props.name}</span>
      {props.status}
      <UserMenu compact onShortcuts={props.onShortcuts} />
    </section>
  )
}
