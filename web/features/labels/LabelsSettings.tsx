import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useCan } from '../workspace/use-me.ts'
import { archiveLabel, changeLabel, type Label, labelsQuery, orderLabels } from './api.ts'
import classes from './Label.module.css'
import { LabelChip } from './LabelChip.tsx'
import { LabelPanel } from './LabelPanel.tsx'

/** The business's own words for how a visit stands. */
export function LabelsSettings() {
  const { t } = useTranslation('desk')
  const labels = useQuery(labelsQuery)
  const mayManage = useCan()('labels.manage')
  const [open, setOpen] = useState<Label | 'new' | null>(null)
  const add = mayManage ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
      {t('labels.new')}
    </Button>
  ) : null
  return (
    <>
      <div className={classes.head}>
        <p className={classes.hint}>{t('labels.hint')}</p>
        {add}
      </div>
      <Loaded query={labels} skeleton={<RowsSkeleton rows={4} />}>
        {(list) =>
          list.length === 0 ? (
            <EmptyList title={t('labels.empty')} hint={t('labels.emptyHint')} />
          ) : (
            <ul className={classes.list} aria-label={t('labels.title')}>
              {list.map((label) => (
                <li key={label.id} className={classes.row}>
                  <span>
                    <LabelChip label={label} />
                  </span>
                  {mayManage ? <Tools label={label} list={list} onEdit={() => setOpen(label)} /> : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {open ? <LabelPanel label={open === 'new' ? null : open} onClose={() => setOpen(null)} /> : null}
    </>
  )
}

function Tools(props: { label: Label; list: readonly Label[]; onEdit: () => void }) {
  const { t } = useTranslation('desk')
  const { label, list } = props
  const { name } = label
  const at = list.indexOf(label)
  const move = (by: 1 | -1) => {
    const ids = list.map((one) => one.id)
    ids.splice(at, 1)
    ids.splice(at + by, 0, label.id)
    void orderLabels(ids).catch(showProblem)
  }
  const archive = async () => {
    try {
      await archiveLabel(label.id)
      showDone(
        t('labels.archived', { name }),
        () => void changeLabel(label.id, { active: true, version: label.version + 1 }).catch(showProblem),
      )
    } catch (error) {
      showProblem(error)
    }
  }
  const icon = { variant: 'subtle', color: 'gray', size: 44 } as const
  return (
    <>
      <ActionIcon
        {...icon}
        aria-label={t('labels.up', { name })}
        disabled={at === 0}
        onClick={() => move(-1)}
      >
        <IconArrowUp size={18} />
      </ActionIcon>
      <ActionIcon
        {...icon}
        aria-label={t('labels.down', { name })}
        disabled={at === list.length - 1}
        onClick={() => move(1)}
      >
        <IconArrowDown size={18} />
      </ActionIcon>
      <ActionIcon {...icon} aria-label={t('labels.editOne', { name })} onClick={props.onEdit}>
        <IconPencil size={18} />
      </ActionIcon>
      <ActionIcon {...icon} aria-label={t('labels.archive', { name })} onClick={archive}>
        <IconTrash size={18} />
      </ActionIcon>
    </>
  )
}
