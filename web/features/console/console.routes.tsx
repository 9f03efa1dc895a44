import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import '../workspace/touch.css'
import i18next from 'i18next'
import { lazy } from 'react'
import { loadTemporal } from '../../app/temporal.ts'

// Ends of demo accounts are days; toasts speak outside of components: both before any page.
await Promise.all([loadTemporal(), i18next.loadNamespaces(['workspace', 'console'])])

export { ConsoleLayout } from './ConsoleLayout.tsx'
export const BusinessesPage = lazy(async () => ({
  default: (await import('./businesses/BusinessesPage.tsx')).BusinessesPage,
}))
export const UsersPage = lazy(async () => ({ default: (await import('./users/UsersPage.tsx')).UsersPage }))
export const GrantsPage = lazy(async () => ({ default: (await import('./ConsoleGrants.tsx')).ConsoleGrants }))
export const SessionsPage = lazy(async () => ({
  default: (await import('./sessions/SessionsPage.tsx')).SessionsPage,
}))
export const DomainsPage = lazy(async () => ({ default: (await import('./DomainsPage.tsx')).DomainsPage }))
export const PlansPage = lazy(async () => ({ default: (await import('./PlansPage.tsx')).PlansPage }))
export const OutboxPage = lazy(async () => ({
  default: (await import('./outbox/OutboxPage.tsx')).OutboxPage,
}))
export const AuditPage = lazy(async () => ({ default: (await import('./ConsoleAudit.tsx')).ConsoleAudit }))
