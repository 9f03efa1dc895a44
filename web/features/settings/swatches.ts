/** Colours to choose from, all of them easy to read on. */
export const SWATCHES = [
  '#0f766e',
  '#0369a1',
  '#4338ca',
  '#7e22ce',
  '#be185d',
  '#b91c1c',
  '#c2410c',
  '#15803d',
  '#334155',
]
