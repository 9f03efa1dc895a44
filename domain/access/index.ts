export { ACTIONS, type Action } from './actions.ts'
export { type Actor, type ActorUser, effectiveUser } from './actor.ts'
export { can, isOpenTo, type Subject, scopeOf } from './can.ts'
export { hearsOf } from './events.ts'
export { GRANT_ACTIONS, type GrantAction, type GrantStatus, grantFor, grantStatus } from './grants.ts'
export { MASQUERADE_MS, masqueradeRefusal } from './masquerade.ts'
export {
  isMemberRole,
  isPlatformRole,
  mayGiveRole,
  ROLES,
  type Role,
  roleMisplaced,
} from './roles.ts'
