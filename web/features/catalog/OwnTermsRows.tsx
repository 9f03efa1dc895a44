import { ActionIcon, NumberInput, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { minorDigits } from '../workspace/format.ts'
import classes from './Form.module.css'

type NumberValue = number | string
interface Field {
  value?: NumberValue
  onChange: (value: NumberValue) => void
  error?: ReactNode
}

/** Someone's own terms for a service; what is empty is as usual. */
interface Row {
  id: string
  name: string
  durationLabel: string
  priceLabel: string
  duration: Field
  /** In major units. */
  price: Field
  usual: { duration: NumberValue; price: NumberValue }
  onRemove: () => void
}

/** Own durations and prices: of some people for one service, or of one person for some services. */
export function OwnTermsRows(props: {
  hint: string
  rows: readonly Row[]
  currency: string
  addLabel: string
  others: readonly { id: string; name: string }[]
  onAdd: (id: string) => void
}) {
  const { t } = useTranslation('catalog')
  const { rows, others } = props
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{t('own.title')}</h3>
      <p className={classes.hint}>{props.hint}</p>
      {rows.length > 0 ? (
        <div className={`${classes.ownRow} ${classes.ownHead}`} aria-hidden>
          <span className={classes.ownName} />
          <span>{t('services.duration')}</span>
          <span>{t('services.priceIn', { currency: props.currency })}</span>
        </div>
      ) : null}
      {rows.map((row) => (
        <div key={row.id} className={classes.ownRow}>
          <span className={classes.ownName}>{row.name}</span>
          <NumberInput
            hideControls
            aria-label={row.durationLabel}
            placeholder={String(row.usual.duration)}
            suffix={` ${t('min')}`}
            min={1}
            max={43_200}
            step={5}
            allowDecimal={false}
            {...row.duration}
          />
          <NumberInput
            hideControls
            aria-label={row.priceLabel}
            placeholder={String(row.usual.price)}
            min={0}
            decimalScale={minorDigits(props.currency)}
            {...row.price}
          />
          <ActionIcon
            size={36}
            variant="subtle"
            color="gray"
            aria-label={t('removeNamed', { name: row.name })}
            onClick={row.onRemove}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      {others.length > 0 ? (
        <Select
          key={rows.length}
          aria-label={props.addLabel}
          placeholder={props.addLabel}
          data={others.map((one) => ({ value: one.id, label: one.name }))}
          value={null}
          onChange={(id) => id && props.onAdd(id)}
          searchable
          comboboxProps={{ withinPortal: false }}
        />
      ) : null}
    </section>
  )
}
