import { ActionIcon } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useVisitEdits } from '../appointments/visit-edits.ts'
import classes from './Toolbar.module.css'

/** Takes back what was done here, step by step, and does it again. */
export function UndoButtons() {
  const { t } = useTranslation('hands')
  const edits = useVisitEdits()
  const { canUndo, canRedo } = useSyncExternalStore(edits.subscribe, edits.state)
  return (
    <div className={classes.undo}>
      <ActionIcon
        size={30}
        variant="subtle"
        color="gray"
        aria-label={t('undo')}
        aria-keyshortcuts="Control+Z"
        disabled={!canUndo}
        onClick={edits.undo}
      >
        <IconArrowBackUp size={16} className={classes.arrow} />
      </ActionIcon>
      <ActionIcon
        size={30}
        variant="subtle"
        color="gray"
        aria-label={t('redo')}
        aria-keyshortcuts="Control+Shift+Z"
        disabled={!canRedo}
        onClick={edits.redo}
      >
        <IconArrowForwardUp size={16} className={classes.arrow} />
      </ActionIcon>
    </div>
  )
}
