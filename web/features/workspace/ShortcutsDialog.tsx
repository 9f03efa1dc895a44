import { Kbd, Modal, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CHOOSING_SHORTCUTS, EDIT_SHORTCUTS, VIEW_SHORTCUTS } from '../timeline/shortcuts.ts'
import type { Page } from './navigation.ts'
import classes from './ShortcutsDialog.module.css'
import { shortcutsOn, switchShortcuts } from './shortcut-setting.ts'

const CALENDAR = [...VIEW_SHORTCUTS, ['n', 'new']] as const
/** The keys, and a switch for those who want none of them. */
export function ShortcutsDialog(props: { pages: readonly Page[]; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('workspace')
  const { t: hands } = useTranslation('hands')
  const [on, setOn] = useState(shortcutsOn)
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('shortcuts.title')}
      classNames={{ title: classes.dialogTitle }}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.groups}>
        <Keys
          title={t('shortcuts.go')}
          rows={props.pages.map((page) => [`g ${page.key}`, t(`pages.${page.name}`)])}
        />
        {props.pages.some(({ name }) => name === 'timeline') ? (
          <>
            <Keys
              title={t('pages.timeline')}
              rows={CALENDAR.map(([key, name]) => [key, t(`shortcuts.keys.${name}`)])}
            />
            <Keys
              title={t('shortcuts.onVisit')}
              rows={EDIT_SHORTCUTS.map(([key, name]) => [key, hands(`keys.${name}`)])}
            />
            <Keys
              title={hands('keys.choosing')}
              rows={CHOOSING_SHORTCUTS.map(([key, name]) => [key, hands(`keys.${name}`)])}
            />
            <p className={classes.touch}>{hands('keys.touch')}</p>
          </>
        ) : null}
        <Switch
          label={t('shortcuts.switch')}
          description={t('shortcuts.switchHint')}
          checked={on}
          onChange={(event) => {
            switchShortcuts(event.currentTarget.checked)
            setOn(event.currentTarget.checked)
          }}
        />
      </div>
    </Modal>
  )
}

function Keys(props: { title: string; rows: (readonly [string, string])[] }) {
  return (
    <section>
      <h3 className={classes.title}>{props.title}</h3>
      <dl className={classes.keys}>
        {props.rows.map(([keys, says]) => (
          <div key={keys} className={classes.row}>
            <dt>{says}</dt>
            <dd>
              {keys.split(' ').map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
