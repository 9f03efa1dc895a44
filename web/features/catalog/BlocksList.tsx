import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../app/server-clock.ts'
import { dateIn, startOfDay } from '../../app/temporal.ts'
import { formatList } from '../../ui/format-list.ts'
import { BlockForm } from '../appointments/BlockForm.tsx'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { formatSpan } from '../workspace/format.ts'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useCan, useTenant } from '../workspace/use-me.ts'
import { locationsQuery, resourcesQuery } from './api/resources.ts'
import { blocksQuery, createBlock, deleteBlock } from './api/time-out.ts'
import type { Block } from './catalog.types.ts'
import classes from './HoursPage.module.css'
import list from './List.module.css'
import { SeriesDialog } from './SeriesDialog.tsx'

/** Time taken out of calendars, from today on. */
export function BlocksList() {
  const { t } = useTranslation('catalog')
  const mayWrite = useCan()('blocks.write')
  const { timeZone } = useTenant()
  const from = startOfDay(dateIn(timeZone, serverNow()), timeZone)
  const blocks = useQuery(blocksQuery(from))
  const resources = useQuery(resourcesQuery).data ?? []
  const locations = useQuery(locationsQuery).data ?? []
  const [creating, setCreating] = useState(false)
  const [removing, setRemoving] = useState<Block | null>(null)
  const zoneOf = (locationId?: string) => locations.find((one) => one.id === locationId)?.timeZone ?? timeZone
  return (
    <>
      <div className={classes.head}>
        <p className={classes.hint}>{t('blocks.hint')}</p>
        {mayWrite ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
            {t('blocks.new')}
          </Button>
        ) : null}
      </div>
      <Loaded query={blocks} skeleton={<RowsSkeleton rows={4} />}>
        {(data) =>
          data.length === 0 ? (
            <EmptyList title={t('blocks.empty')} />
          ) : (
            <table className={list.table}>
              <thead>
                <tr>
                  <th scope="col">{t('blocks.what')}</th>
                  <th scope="col" className={list.wide}>
                    {t('blocks.whose')}
                  </th>
                  <th scope="col">{t('blocks.when')}</th>
                  <th aria-label={t('actions')} />
                </tr>
              </thead>
              <tbody>
                {data.map((block) => {
                  const resource = resources.find((one) => one.id === block.resourceId)
                  const title = block.title || t('blocks.untitled')
                  const when = formatSpan(block.start, block.end, zoneOf(resource?.locationId))
                  return (
                    <tr key={block.id} className={list.row}>
                      <td>
                        {title}
                        <span className={list.below}>{resource?.name}</span>
                      </td>
                      <td className={list.wide}>{resource?.name}</td>
                      <td>{when}</td>
                      <td className={list.number}>
                        {mayWrite ? (
                          <Button
                            size="compact-sm"
                            variant="subtle"
                            color="gray"
                            aria-label={t('removeNamed', {
                              name: formatList([title, resource?.name ?? '', when].filter(Boolean), 'unit'),
                            })}
                            onClick={() => (block.seriesId ? setRemoving(block) : remove(block))}
                          >
                            {t('remove')}
                          </Button>
                        ) : null}
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          )
        }
      </Loaded>
      {removing ? (
        <SeriesDialog
          onClose={() => setRemoving(null)}
          onChoose={(scope) => {
            setRemoving(null)
            if (scope === 'one') return void remove(removing)
            deleteBlock(removing.id, scope).then(() => showDone(t('blocks.removed')), showProblem)
          }}
        />
      ) : null}
      {creating ? <BlockForm from={{}} onClose={() => setCreating(false)} /> : null}
    </>
  )

  async function remove({ id, resourceId, start, end, title }: Block) {
    try {
      await deleteBlock(id)
      showDone(
        t('blocks.removed'),
        () => void createBlock({ resourceId, start, end, title }).catch(showProblem),
      )
    } catch (error) {
      showProblem(error)
    }
  }
}
