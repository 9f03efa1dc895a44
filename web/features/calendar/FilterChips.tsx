import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { WISHES, type WishName } from '../timeline/narrow/narrow.ts'
import classes from './Narrow.module.css'
import type { Narrowing } from './use-narrowing.ts'

/** What is asked for, in words; one that the business doesn't have any more, as it is. */
export const wishWords = ({ wish, choices }: Narrowing): { name: WishName; value: string; label: string }[] =>
  WISHES.flatMap((name) =>
    wish[name].map((value) => ({
      name,
      value,
      label: choices[name].find((choice) => choice.value === value)?.label ?? value,
    })),
  )

/** Says that not everything is shown, and what: each can be taken away. */
export function FilterChips({ narrowing }: { narrowing: Narrowing }) {
  const { t } = useTranslation('views')
  if (!narrowing.isNarrow) return null
  const { wish, counts } = narrowing
  return (
    <section className={classes.chips} aria-label={t('filter.narrowed')}>
      <span className={classes.only}>{t('filter.narrowed')}</span>
      {wishWords(narrowing).map(({ name, value, label }) => (
        <span key={`${name} ${value}`} className={classes.chip}>
          <span dir="auto">{label}</span>
          <ActionIcon
            size={20}
            variant="transparent"
            color="gray"
            aria-label={t('filter.without', { what: label })}
            onClick={() =>
              narrowing.ask(
                name,
                wish[name].filter((other) => other !== value),
              )
            }
          >
            <IconX size={12} />
          </ActionIcon>
        </span>
      ))}
      <span role="status" className={classes.count}>
        {counts ? t('filter.count', { count: counts.all, shown: counts.shown }) : ''}
      </span>
      <Button size="compact-xs" variant="subtle" onClick={narrowing.clear}>
        {t('filter.clear')}
      </Button>
    </section>
  )
}
