import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { settleStranded } from '../stranded/stranded-list.ts'
import { Confirm } from '../workspace/Confirm.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { AffectedVisits } from './AffectedVisits.tsx'
import type { Affected } from './catalog.types.ts'

/** What can be archived and restored: a service, a resource, an add-on, a package. */
export interface Archivable {
  id: string
  name: string
  active: boolean
  version: number
}
type Turn = { active: boolean; version: number }

/** How a kind of thing is archived; `stranded`: which visits that would leave behind. */
export interface Archive {
  change: (id: string, turn: Turn) => Promise<Archivable>
  stranded?: (id: string, turn: Turn) => Promise<Affected[]>
}

/**
 * Archiving with a way back, and restoring. Where visits would be stranded it asks first, in `dialog`, which has to be
 * shown.
 */
export function useArchiving({ change, stranded }: Archive, onDone?: () => void) {
  const { t } = useTranslation('catalog')
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState<{ one: Archivable; affected: Affected[] } | null>(null)

  const careful = async (act: () => Promise<void>) => {
    setBusy(true)
    try {
      await act()
    } catch (error) {
      showProblem(error)
    }
    setBusy(false)
  }
  const restore = ({ id, name, version }: Archivable) =>
    careful(async () => {
      await change(id, { active: true, version })
      showDone(t('archive.restored', { name }))
      onDone?.()
    })
  const put = async ({ id, name, version }: Archivable, affected: Affected[]) => {
    const archived = await change(id, { active: false, version })
    setAsking(null)
    showDone(t('archive.done', { name }), () => void restore(archived))
    onDone?.()
    settleStranded(affected)
  }
  const archive = (one: Archivable) =>
    careful(async () => {
      const affected = (await stranded?.(one.id, { active: false, version: one.version })) ?? []
      if (affected.length > 0) setAsking({ one, affected })
      else await put(one, [])
    })

  const dialog: ReactNode = asking ? (
    <Confirm
      opened
      title={t('archive.title', { name: asking.one.name })}
      action={t('archive.action')}
      danger
      busy={busy}
      onClose={() => setAsking(null)}
      onConfirm={() => void careful(() => put(asking.one, asking.affected))}
    >
      <p>{t('archive.text')}</p>
      <AffectedVisits affected={asking.affected} />
    </Confirm>
  ) : null
  return { archive, restore, busy, dialog }
}
