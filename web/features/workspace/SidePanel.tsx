import { Drawer } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from './Confirm.tsx'
import classes from './SidePanel.module.css'

interface SidePanelProps {
  opened: boolean
  onClose: () => void
  title: ReactNode
  /** Something was typed that closing would lose: asks first. */
  dirty?: boolean
  /** Makes the panel a form. */
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void
  footer?: ReactNode
  children: ReactNode
}

/** Back to where the focus was before the panel, when it is taken away instead of closed: the drawer minds only that. */
function useFocusReturn() {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (document.activeElement === document.body && before instanceof HTMLElement)
        before.focus({ preventScroll: true })
    },
    [before],
  )
}

/** A panel over the right side of the page; on phones it is the page. Its foot stays in sight. */
export function SidePanel(props: SidePanelProps) {
  const { t } = useTranslation('workspace')
  const [asking, setAsking] = useState(false)
  useFocusReturn()
  const close = () => (props.dirty ? setAsking(true) : props.onClose())
  const inside = (
    <>
      <div className={classes.body}>{props.children}</div>
      {props.footer ? <div className={classes.footer}>{props.footer}</div> : null}
    </>
  )
  return (
    <Drawer
      opened={props.opened}
      onClose={close}
      title={props.title}
      position="right"
      size={520}
      classNames={{
        content: classes.content,
        header: classes.header,
        title: classes.title,
        body: classes.frame,
      }}
      overlayProps={{ backgroundOpacity: 0.24 }}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {props.onSubmit ? (
        <form className={classes.inside} onSubmit={props.onSubmit} noValidate>
          {inside}
        </form>
      ) : (
        <div className={classes.inside}>{inside}</div>
      )}
      <Confirm
        opened={asking}
        title={t('discard.title')}
        action={t('discard.action')}
        danger
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          props.onClose()
        }}
      >
        <p>{t('discard.text')}</p>
      </Confirm>
    </Drawer>
  )
}
