import { useTranslation } from 'react-i18next'
import classes from './LiveBadge.module.css'
import { useLiveState } from './use-live.ts'

/** Whether what is shown is what there is: a dot while it is, words beside it while it isn't. */
export function LiveBadge() {
  const { t } = useTranslation('workspace')
  const state = useLiveState()
  return (
    <span
      className={classes.badge}
      data-state={state}
      role="status"
      title={state === 'connecting' ? undefined : t(`live.${state}Hint`)}
    >
      <i aria-hidden />
      {state === 'connecting' ? null : <span>{t(`live.${state}`)}</span>}
    </span>
  )
}
