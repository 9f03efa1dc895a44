type Rgb = readonly [number, number, number]

/** The platform's own hue, for itself and for a business that has chosen none. */
export const DEFAULT_BRAND = '#0f766e'

const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]
/** Cards and the page behind them, in each colour scheme. */
const LIGHT: Rgb[] = [WHITE, [247, 247, 248]]
const DARK: Rgb[] = [
  [24, 24, 27],
  [17, 17, 19],
]
/** What WCAG 2.2 AA asks of text. */
const TEXT_CONTRAST = 4.5
const LEAST_FILL_CONTRAST = 1.3

/** A colour such as `#0f766e` as red, green and blue; the default brand for anything else. */
function parse(hex: string): Rgb {
  const digits = /^#([0-9a-f]{6})$/i.exec(hex)?.[1] ?? DEFAULT_BRAND.slice(1)
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) as unknown as Rgb
}
const format = (rgb: Rgb) => `#${rgb.map((c) => c.toString(16).padStart(2, '0')).join('')}`
const mix = (a: Rgb, b: Rgb, share: number): Rgb =>
  a.map((c, i) => Math.round(c + ((b[i] as number) - c) * share)) as unknown as Rgb

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((c) =>
    c / 255 <= 0.04045 ? c / 3294.6 : ((c / 255 + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function ratio(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/** WCAG's contrast between two colours such as `#0f766e`, from 1 to 21. */
export const contrast = (a: string, b: string): number => ratio(parse(a), parse(b))

/** The colour itself if it can be read on all the surfaces, else moved towards black or white until it can. */
function readable(color: Rgb, surfaces: Rgb[]): Rgb {
  const end = luminance(surfaces[0] as Rgb) > 0.2 ? BLACK : WHITE
  for (let share = 0; share < 1; share += 0.02) {
    const candidate = mix(color, end, share)
    if (surfaces.every((surface) => ratio(candidate, surface) >= TEXT_CONTRAST)) return candidate
  }
  return end
}

function scheme(color: Rgb, surfaces: Rgb[], softShare: number) {
  const surface = surfaces[0] as Rgb
  const soft = mix(surface, color, softShare)
  const softHover = mix(surface, color, softShare * 1.8)
  const ink = readable(color, [...surfaces, soft, softHover])
  // A button in nearly the colour of the page would not be seen as one.
  const fill = ratio(color, surface) < LEAST_FILL_CONTRAST ? ink : color
  const onFill = ratio(fill, WHITE) >= TEXT_CONTRAST ? WHITE : BLACK
  return {
    /** Behind text, as on a button. */
    fill: format(fill),
    fillHover: format(mix(fill, onFill === WHITE ? BLACK : WHITE, 0.12)),
    onFill: format(onFill),
    /** As text, on the surfaces and on `soft`. */
    ink: format(ink),
    /** A tint of the surface, for what is selected. */
    soft: format(soft),
    softHover: format(softHover),
  }
}

type Shades = [string, string, string, string, string, string, string, string, string, string]
/** See `brandColors`. */
export type Brand = ReturnType<typeof brandColors>

/** Everything that is made from a business's colour; text made of it can be read on what it stands on. */
export function brandColors(hex: string) {
  const color = parse(hex)
  const onDark = readable(color, DARK)
  const ink = readable(color, LIGHT)
  return {
    light: scheme(color, LIGHT, 0.08),
    dark: scheme(onDark, DARK, 0.16),
    /** Mantine's ten shades: the colour as 6 in light pages, and as 4 in dark ones. */
    shades: [
      ...[0.94, 0.86, 0.72, 0.54].map((share) => format(mix(ink, WHITE, share))),
      format(onDark),
      format(mix(ink, WHITE, 0.16)),
      format(color),
      ...[0.14, 0.28, 0.42].map((share) => format(mix(ink, BLACK, share))),
    ] as unknown as Shades,
  }
}
