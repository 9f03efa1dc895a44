import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatDay, formatTimes } from '../../ui/format-time.ts'
import { resourcesQuery } from '../catalog/api/resources.ts'
import { createBlock, deleteBlock } from '../catalog/api/time-out.ts'
import type { Block } from '../catalog/catalog.types.ts'
import { formatZone } from '../workspace/format.ts'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useMe } from '../workspace/use-me.ts'
import { mayWriteOn } from './may-write.ts'
import classes from './VisitPanel.module.css'

/** Time that was taken out of a calendar, and the way to give it back. */
export function BlockPanel(props: {
  block: Omit<Block, 'version' | 'seriesId'>
  timeZone: string
  onClose: () => void
}) {
  const { t } = useTranslation('appointments')
  const me = useMe()
  const resources = useQuery(resourcesQuery).data ?? []
  const { block, timeZone } = props
  const resource = resources.find((one) => one.id === block.resourceId)
  const mayDelete =
    me.permissions.includes('blocks.write') &&
    (resource?.kind !== 'staff' || mayWriteOn(me, resources, [block.resourceId]))
  const remove = async () => {
    try {
      await deleteBlock(block.id)
      const { id: _, ...again } = block
      showDone(t('block.removed'), () => void createBlock(again).catch(showProblem))
      props.onClose()
    } catch (error) {
      showProblem(error)
    }
  }
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={block.title || t('block.untitled')}
      footer={
        mayDelete ? (
          <Button size="sm" variant="default" onClick={remove}>
            {t('block.remove')}
          </Button>
        ) : undefined
      }
    >
      <section className={classes.when}>
        <p className={classes.day}>{formatDay(block.start, timeZone)}</p>
        <p className={classes.times}>{formatTimes(block.start, block.end, timeZone)}</p>
        <p className={classes.soft}>{formatZone(timeZone, Date.parse(block.start))}</p>
      </section>
      <section>
        <h3 className={classes.heading}>{t('block.whose')}</h3>
        <p className={classes.note}>{resource?.name}</p>
      </section>
    </SidePanel>
  )
}
