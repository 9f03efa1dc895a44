import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showDone, showProblem } from '../workspace/toast.tsx'

interface Archivable {
  id: string
  name: string
  active: boolean
  version: number
}

/** Archives what can be archived, with a way back, or restores it. */
export function ArchiveExtra(props: {
  one: Archivable
  change: (id: string, body: { active: boolean; version: number }) => Promise<Archivable>
  onDone: () => void
}) {
  const { t } = useTranslation('catalog')
  const [busy, setBusy] = useState(false)
  const { one, change } = props
  const turn = async ({ id, name, active, version }: Archivable) => {
    setBusy(true)
    try {
      const turned = await change(id, { active: !active, version })
      showDone(
        t(active ? 'archive.done' : 'archive.restored', { name }),
        active ? () => turn(turned) : undefined,
      )
      props.onDone()
    } catch (error) {
      showProblem(error)
    }
    setBusy(false)
  }
  return (
    <Button
      variant={one.active ? 'subtle' : 'default'}
      {...(one.active ? { color: 'red' } : {})}
      loading={busy}
      onClick={() => turn(one)}
    >
      {t(one.active ? 'archive.action' : 'archive.restore')}
    </Button>
  )
}
