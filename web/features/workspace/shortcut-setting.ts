const KEY = 'smooth.shortcuts'

/** Whether single keys act. People who dictate, or whose hands slip, can switch them off (WCAG 2.1.4). */
export const shortcutsOn = (): boolean => localStorage.getItem(KEY) !== 'off'
export const switchShortcuts = (on: boolean): void => localStorage.setItem(KEY, on ? 'on' : 'off')
