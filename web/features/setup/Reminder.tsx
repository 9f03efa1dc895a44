import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isPlatformRole } from '../../../domain/access/roles.ts'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useCan, useMe } from '../workspace/use-me.ts'
import { setupQuery, updateSetup } from './api/setup.ts'
import classes from './Setup.module.css'

/** What is left to do until the business is set up, above every page of those who do it; it can be put away. */
export function Reminder() {
  const { t } = useTranslation('setup')
  const mine = useCan()('setup.manage')
  const isOurs = !isPlatformRole(useMe().user.role)
  const here = useLocation({ select: ({ pathname }) => pathname.startsWith('/app/setup') })
  const { data } = useQuery({ ...setupQuery, enabled: mine && isOurs, throwOnError: false })
  if (!data || here || data.hidden) return null
  // a business that was there before the setup was
  if (data.published && data.trade === null) return null
  const open = data.steps.filter((step) => step.state === 'open')
  const next = open[0]
  if (!next) return null
  const hide = (hidden: boolean) =>
    updateSetup({ hidden }).then(() => {
      if (hidden) showDone(t('reminder.hidden'), () => void hide(false))
    }, showProblem)
  return (
    <aside className={classes.reminder} aria-label={t('reminder.label')}>
      <span className={classes.left}>
        {t('reminder.left', { count: open.length })}
        <Link to="/app/setup" search={{ step: next.name } as never}>
          {t('reminder.next', { step: t(`steps.${next.name}`) })}
        </Link>
      </span>
      <ActionIcon
        size={36}
        variant="subtle"
        color="gray"
        aria-label={t('reminder.hide')}
        onClick={() => void hide(true)}
      >
        <IconX size={16} />
      </ActionIcon>
    </aside>
  )
}
