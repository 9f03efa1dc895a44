import { Button, Menu, Textarea } from '@mantine/core'
import { IconArrowsMove, IconChevronUp, IconCopy, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NotifyField } from '../appointments/NotifyField.tsx'
import { MARKS, type Mark } from '../appointments/status-marks.ts'
import { Confirm } from '../workspace/Confirm.tsx'
import { MoveChosen } from './MoveChosen.tsx'
import classes from './SelectionBar.module.css'
import type { Chosen, Hands } from './use-hands.ts'

/** What can be done with the visits that are chosen; nothing while there are none. */
export function SelectionBar({ hands, timeZone }: { hands: Hands; timeZone: string }) {
  const { t } = useTranslation('hands')
  const { t: words } = useTranslation('appointments')
  const [open, setOpen] = useState<'move' | 'cancel' | null>(null)
  const visits = hands.chosenVisits()
  const count = hands.chosen.size
  if (count === 0) return null
  const clear = () => hands.choose(new Set())
  return (
    <>
      <div className={classes.bar} role="toolbar" aria-label={t('bar.label')}>
        <b>{t('bar.count', { count })}</b>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowsMove size={16} />}
          onClick={() => setOpen('move')}
        >
          {words('mark.move')}
        </Button>
        <Menu position="top-start" shadow="md">
          <Menu.Target>
            <Button size="xs" variant="default" rightSection={<IconChevronUp size={16} />}>
              {t('bar.status')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {marksOf(visits).map((mark) => (
              <Menu.Item key={mark} onClick={() => void hands.markMany(mark)}>
                {words(`mark.${mark}`)}
              </Menu.Item>
            ))}
            {marksOf(visits).length === 0 ? <Menu.Item disabled>{t('bar.noStatus')}</Menu.Item> : null}
          </Menu.Dropdown>
        </Menu>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconCopy size={16} />}
          onClick={() => hands.copy([...hands.chosen])}
        >
          {t('menu.copy')}
        </Button>
        <Button size="xs" variant="subtle" color="red" onClick={() => setOpen('cancel')}>
          {words('mark.cancel')}
        </Button>
        <Button size="xs" variant="subtle" leftSection={<IconX size={16} />} onClick={clear}>
          {t('bar.clear')}
        </Button>
      </div>
      {open === 'move' ? (
        <MoveChosen hands={hands} timeZone={timeZone} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'cancel' ? <CancelChosen hands={hands} count={count} onClose={() => setOpen(null)} /> : null}
    </>
  )
}

function CancelChosen({ hands, count, onClose }: { hands: Hands; count: number; onClose: () => void }) {
  const { t } = useTranslation('hands')
  const { t: words } = useTranslation('appointments')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const cancel = async () => {
    setBusy(true)
    const done = await hands.markMany('cancelled', reason.trim())
    onClose()
    if (done) hands.choose(new Set())
  }
  return (
    <Confirm
      opened
      title={t('cancel.title', { count })}
      action={t('cancel.action', { count })}
      danger
      busy={busy}
      onClose={onClose}
      onConfirm={() => void cancel()}
    >
      <p>{t('cancel.text')}</p>
      <Textarea
        label={words('cancel.reason')}
        placeholder={words('form.optional')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={500}
        autosize
        minRows={2}
      />
      <NotifyField />
    </Confirm>
  )
}

/** What every one of them may be marked as. */
function marksOf(visits: readonly Chosen[]): Mark[] {
  const marks = visits.map(({ item }): readonly string[] =>
    item.status in MARKS ? MARKS[item.status as keyof typeof MARKS] : [],
  )
  return (['confirmed', 'in_progress', 'completed', 'no_show'] as const).filter(
    (mark) => marks.length > 0 && marks.every((one) => one.includes(mark)),
  )
}
