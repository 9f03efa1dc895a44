import { useTranslation } from 'react-i18next'
import { addOnArchive, packageArchive } from './api/extras.ts'
import { type PricedRow, PricedTable } from './PricedTable.tsx'
import { RestoreButton } from './RestoreButton.tsx'

/** Add-ons or packages in a table; archived ones can be restored. */
export function ExtrasTable(props: {
  of: 'addOns' | 'packages'
  extras: readonly (PricedRow & { version: number })[]
  readOnly: boolean
  onOpen: (id: string) => void
}) {
  const { t } = useTranslation('catalog')
  const { extras, readOnly } = props
  const how = props.of === 'addOns' ? addOnArchive : packageArchive
  const isArchive = extras.some((one) => !one.active)
  return (
    <PricedTable
      aboutTitle={t('services.title')}
      groups={[{ key: props.of, rows: extras }]}
      onOpen={props.onOpen}
      actsOf={
        isArchive && !readOnly
          ? ({ id }) => {
              const one = extras.find((extra) => extra.id === id)
              return one ? <RestoreButton one={one} how={how} /> : null
            }
          : undefined
      }
    />
  )
}
