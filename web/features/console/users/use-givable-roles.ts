import {
  isMemberRole,
  isPlatformRole,
  mayGiveRole,
  ROLES,
  type Role,
} from '../../../../domain/access/index.ts'
import { useMe } from '../../workspace/use-me.ts'

/** The roles that one may give on the platform's side, or to those who work in a business; the highest first. */
export function useGivableRoles(onPlatform: boolean): Role[] {
  const { user } = useMe()
  return ROLES.filter(
    (role) => mayGiveRole(user.role, role) && (onPlatform ? isPlatformRole(role) : isMemberRole(role)),
  )
}
