import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './List.module.css'

/** Moves something up or down in its list; stays in the keyboard's reach at either end. */
export function MoveButtons(props: {
  id: string
  name: string
  canMove: (by: -1 | 1) => boolean
  onMove: (by: -1 | 1) => void
}) {
  const { t } = useTranslation('catalog')
  const { name, canMove } = props
  const arrows = [
    { by: -1, say: t('order.up', { name }), Icon: IconArrowUp },
    { by: 1, say: t('order.down', { name }), Icon: IconArrowDown },
  ] as const
  return arrows.map(({ by, say, Icon }) => (
    <ActionIcon
      key={by}
      size={32}
      variant="subtle"
      color="gray"
      className={classes.act}
      data-move={`${props.id} ${by}`}
      data-disabled={!canMove(by) || undefined}
      aria-disabled={!canMove(by)}
      aria-label={say}
      onClick={() => canMove(by) && props.onMove(by)}
    >
      <Icon size={16} />
    </ActionIcon>
  ))
}
