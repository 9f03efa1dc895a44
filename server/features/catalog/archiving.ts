/** What happened to a thing that can be archived: the last word of its event's name. */
export function changeOf(before: { active: boolean }, after: { active: boolean }) {
  if (before.active === after.active) return 'updated'
  return after.active ? 'restored' : 'archived'
}
