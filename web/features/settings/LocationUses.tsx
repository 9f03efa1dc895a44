import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'

const PLACES = { resources: '/app/resources', hours: '/app/hours', visits: '/app/timeline' } as const

/** What still needs a location, and the way there. */
export function LocationUses(props: { uses: Record<string, number> }) {
  const { t } = useTranslation('settings')
  const kinds = (['visits', 'resources', 'hours'] as const).filter((kind) => (props.uses[kind] ?? 0) > 0)
  return (
    <Notice tone="danger" role="alert" title={t('locations.inUse')}>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>
            <Link to={PLACES[kind]}>{t(`locations.uses.${kind}`, { count: props.uses[kind] ?? 0 })}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
