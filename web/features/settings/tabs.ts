import type { LinkProps } from '@tanstack/react-router'
import type { Action } from '../../../domain/access/index.ts'

interface Tab {
  to: NonNullable<LinkProps['to']>
  /** Its text is `settings:tabs.<name>`. */
  name: string
  /** What one must be allowed to do to see it. */
  action: Action
}

/** The pages of the settings, in the order of their tabs. */
export const TABS: readonly Tab[] = [
  { to: '/app/settings', name: 'business', action: 'business.update' },
  { to: '/app/settings/locations', name: 'locations', action: 'locations.manage' },
  { to: '/app/settings/rules', name: 'rules', action: 'business.update' },
  { to: '/app/settings/questions', name: 'questions', action: 'questions.manage' },
  { to: '/app/settings/labels', name: 'labels', action: 'labels.manage' },
  { to: '/app/settings/import', name: 'import', action: 'data.import' },
]
