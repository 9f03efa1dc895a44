/** The keys of the views, as they are pressed and as `workspace:shortcuts.keys` names them: for the sheet of keys. */
export const VIEW_SHORTCUTS = [
  ['⇧ T', 'asTimeline'],
  ['d', 'asDay'],
  ['w', 'asWeek'],
  ['a', 'asAgenda'],
  ['1', 'day'],
  ['3', 'threeDays'],
  ['7', 'week'],
  ['⇧ M', 'month'],
  ['t', 'today'],
  ['j →', 'next'],
  ['k ←', 'previous'],
  ['f', 'filter'],
] as const
