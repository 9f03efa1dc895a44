import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './touch.css'
import i18next from 'i18next'
import { lazy } from 'react'
import { loadTemporal } from '../../app/temporal.ts'

// Local times become instants with Temporal, and toasts speak outside of components: both before any page.
await Promise.all([
  loadTemporal(),
  i18next.loadNamespaces(['workspace', 'appointments', 'catalog', 'desk', 'setup']),
])

export { WorkspaceLayout } from './WorkspaceLayout.tsx'
export const TodayPage = lazy(async () => ({ default: (await import('../desk/TodayPage.tsx')).TodayPage }))
export const MyDayPage = lazy(async () => ({ default: (await import('../desk/MyDayPage.tsx')).MyDayPage }))
export const ImportSettings = lazy(async () => ({
  default: (await import('../imports/ImportSettings.tsx')).ImportSettings,
}))
export const UnassignedPage = lazy(async () => ({
  default: (await import('../imports/UnassignedPage.tsx')).UnassignedPage,
}))
export const LabelsSettings = lazy(async () => ({
  default: (await import('../labels/LabelsSettings.tsx')).LabelsSettings,
}))
export const QuestionsSettings = lazy(async () => ({
  default: (await import('../questions/QuestionsSettings.tsx')).QuestionsSettings,
}))
export const TimelinePage = lazy(async () => ({
  default: (await import('../calendar/TimelinePage.tsx')).TimelinePage,
}))
export const ServicesPage = lazy(async () => ({
  default: (await import('../catalog/ServicesPage.tsx')).ServicesPage,
}))
export const ResourcesPage = lazy(async () => ({
  default: (await import('../catalog/ResourcesPage.tsx')).ResourcesPage,
}))
export const HoursPage = lazy(async () => ({ default: (await import('../catalog/HoursPage.tsx')).HoursPage }))
export const CustomersPage = lazy(async () => ({
  default: (await import('../customers/CustomersPage.tsx')).CustomersPage,
}))
export const SetupPage = lazy(async () => ({
  default: (await import('../setup/SetupPage.tsx')).SetupPage,
}))
export const SettingsLayout = lazy(async () => ({
  default: (await import('../settings/SettingsLayout.tsx')).SettingsLayout,
}))
export const BusinessSettings = lazy(async () => ({
  default: (await import('../settings/BusinessSettings.tsx')).BusinessSettings,
}))
export const LocationsSettings = lazy(async () => ({
  default: (await import('../settings/LocationsSettings.tsx')).LocationsSettings,
}))
export const RulesSettings = lazy(async () => ({
  default: (await import('../settings/RulesSettings.tsx')).RulesSettings,
}))
export const MembersPage = lazy(async () => ({
  default: (await import('../members/MembersPage.tsx')).MembersPage,
}))
export const GrantsPage = lazy(async () => ({
  default: (await import('../grants/GrantsPage.tsx')).GrantsPage,
}))
export const AccessesPage = lazy(async () => ({
  default: (await import('../accesses/AccessesPage.tsx')).AccessesPage,
}))
export const AuditPage = lazy(async () => ({
  default: (await import('../audit/AuditPage.tsx')).AuditPage,
}))
export const BillingPage = lazy(async () => ({
  default: (await import('../billing/BillingPage.tsx')).BillingPage,
}))
