import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Confirm.module.css'

/** Asks before something that hurts. The safe way out has the focus at first. */
export function Confirm(props: {
  opened: boolean
  title: string
  children?: ReactNode
  action: string
  danger?: boolean
  busy?: boolean
  onConfirm: () => void
  onClose: () => void
}) {
  const { t } = useTranslation('workspace')
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      withCloseButton={false}
      size={440}
    >
      {props.children ? <div className={classes.text}>{props.children}</div> : null}
      <div className={classes.actions}>
        <Button variant="default" onClick={props.onClose} data-autofocus>
          {t('cancel')}
        </Button>
        <Button color={props.danger ? 'red' : undefined} loading={props.busy} onClick={props.onConfirm}>
          {props.action}
        </Button>
      </div>
    </Modal>
  )
}
