import { useTranslation } from 'react-i18next'
import classes from './Frame.module.css'
import { UserMenu } from './UserMenu.tsx'
import { useTenant } from './use-me.ts'

/** The business's name and the user's menu, on phones. */
export function TopBar(props: { onShortcuts: () => void }) {
  const { t } = useTranslation('workspace')
  const tenant = useTenant()
  return (
    <section className={classes.topBar} aria-label={t('header')}>
      <span className={classes.mark} aria-hidden>
        {tenant.name.slice(0, 1)}
      </span>
      <span className={classes.businessName}>{tenant.name}</span>
      <UserMenu compact onShortcuts={props.onShortcuts} />
    </section>
  )
}
