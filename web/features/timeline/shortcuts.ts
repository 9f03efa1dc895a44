/** The keys of the views, as they are pressed and as `workspace:shortcuts.keys` names them: for the sheet of keys. */
export const VIEW_SHORTCUTS = [
  ['⇧ T', 'asTimeline'],
  ['d', 'asDay'],
  ['w', 'asWeek'],
  ['m', 'asMonth'],
  ['a', 'asAgenda'],
  ['1', 'day'],
  ['3', 'threeDays'],
  ['7', 'week'],
  ['⇧ M', 'month'],
  ['t', 'today'],
  ['j →', 'next'],
  ['k ←', 'previous'],
  ['/', 'search'],
  ['f', 'filter'],
] as const

/** The keys of the Timeline's work, as they are pressed and as `hands:keys` names them: for the sheet of keys. */
export const EDIT_SHORTCUTS = [
  ['← → ↑ ↓', 'walk'],
  ['Ctrl ← →', 'items'],
  ['Enter', 'open'],
  ['Space', 'grab'],
  ['⇧ ← →', 'end'],
  ['⇧ F10', 'menu'],
  ['Delete', 'cancel'],
  ['Ctrl C', 'copy'],
  ['Ctrl V', 'paste'],
  ['Ctrl Z', 'undo'],
  ['Ctrl ⇧ Z', 'redo'],
  ['w', 'waiting'],
  ['+ −', 'zoom'],
] as const

/** Choosing several. */
export const CHOOSING_SHORTCUTS = [
  ['Ctrl Space', 'toggle'],
  ['⇧ ↑ ↓', 'extendRows'],
  ['Ctrl ⇧ ← →', 'extendTime'],
  ['Esc', 'clear'],
] as const
