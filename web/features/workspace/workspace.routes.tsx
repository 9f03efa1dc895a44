import { Outlet } from '@tanstack/react-router'

/** The frame of the staff's pages. */
export function WorkspaceLayout() {
  return <Outlet />
}
const Empty = () => null
export const TimelinePage = Empty
export const ServicesPage = Empty
export const ResourcesPage = Empty
export const HoursPage = Empty
export const CustomersPage = Empty
export const SettingsPage = Empty
