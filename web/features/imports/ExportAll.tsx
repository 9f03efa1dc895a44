import { useTranslation } from 'react-i18next'
import { ExportButton } from '../exports/ExportButton.tsx'
import { LISTS, type List } from '../exports/lists.ts'
import { useCan } from '../workspace/use-me.ts'
import classes from './Imports.module.css'

/** Every list of the business as a file. */
export function ExportAll() {
  const { t } = useTranslation('imports')
  if (!useCan()('data.export')) return null
  return (
    <section className={classes.section}>
      <h2 className={classes.heading}>{t('export.title')}</h2>
      <p className={classes.soft}>{t('export.hint')}</p>
      <div className={classes.actions}>
        {(Object.keys(LISTS) as List[]).map((list) => (
          <ExportButton key={list} list={list} label={t(`export.${list}`)} />
        ))}
      </div>
    </section>
  )
}
