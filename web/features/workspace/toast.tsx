import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { problemText } from '../../ui/problem-text.ts'
import classes from './toast.module.css'

const UNDO_MS = 10_000

/** Says that something is done; with `undo`, offers to take it back. */
export function showDone(message: string, undo?: () => void): void {
  const id = notifications.show({
    message: undo ? (
      <span className={classes.line}>
        <span>{message}</span>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            notifications.hide(id)
            undo()
          }}
        >
          {i18next.t('workspace:undo')}
        </Button>
      </span>
    ) : (
      message
    ),
    autoClose: undo ? UNDO_MS : 4000,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('workspace:close') },
  })
}

/** Says what went wrong, in words. `message` stands in for the problem's own. */
export function showProblem(error: unknown, message?: string): void {
  notifications.show({
    message: message ?? problemText(i18next.t, error),
    color: 'red',
    role: 'alert',
    autoClose: 10_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('workspace:close') },
  })
}
