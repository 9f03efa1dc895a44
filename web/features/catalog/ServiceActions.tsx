import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { duplicateService } from './api/services.ts'
import classes from './List.module.css'

const LONGEST = 120

/** What is seldom done to a service: copying it, and archiving it. On phones also moving it. */
export function ServiceActions(props: {
  one: { id: string; name: string }
  canMove: (by: -1 | 1) => boolean
  onMove: (by: -1 | 1) => void
  onArchive: () => void
  onCopied: (id: string) => void
}) {
  const { t } = useTranslation('catalog')
  const { one } = props
  const keyFor = useIdempotencyKey()
  const copy = useMutation({
    mutationFn: () => {
      const name = t('duplicate.name', { name: one.name }).slice(0, LONGEST)
      return duplicateService(one.id, name, keyFor({ id: one.id, name }))
    },
    onSuccess: ({ id, name }) => {
      showDone(t('duplicate.done', { name }))
      props.onCopied(id)
    },
    onError: (error) => showProblem(error),
  })
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          size={32}
          variant="subtle"
          color="gray"
          className={classes.act}
          loading={copy.isPending}
          aria-label={t('actionsFor', { name: one.name })}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {([-1, 1] as const).map((by) => (
          <Menu.Item
            key={by}
            hiddenFrom="sm"
            disabled={!props.canMove(by)}
            closeMenuOnClick={false}
            onClick={() => props.onMove(by)}
          >
            {t(by < 0 ? 'order.up' : 'order.down', { name: one.name })}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => copy.mutate()}>{t('duplicate.action')}</Menu.Item>
        <Menu.Item color="red" onClick={props.onArchive}>
          {t('archive.action')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
