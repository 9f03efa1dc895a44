import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './Settings.module.css'

/** The foot of a form of settings: saves what was changed. */
export function SaveBar(props: { dirty: boolean; busy: boolean }) {
  const { t } = useTranslation('settings')
  return (
    <div className={classes.bar}>
      <span className={classes.unsaved} role="status">
        {props.dirty ? t('unsaved') : ''}
      </span>
      <Button type="submit" loading={props.busy} disabled={!props.dirty}>
        {t('save')}
      </Button>
    </div>
  )
}
