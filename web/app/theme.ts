import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core'
import { brandColors, DEFAULT_BRAND } from './brand.ts'

/** The platform's theme, with a business's own colour in place of the brand hue. */
export function makeTheme(brand: string = DEFAULT_BRAND): MantineThemeOverride {
  const colors = brandColors(brand)
  return createTheme({
    fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
    headings: { fontWeight: '600' },
    colors: { brand: colors.shades as unknown as MantineColorsTuple },
    primaryColor: 'brand',
    primaryShade: { light: 6, dark: 4 },
    autoContrast: true,
    luminanceThreshold: 0.22,
    defaultRadius: 'md',
    cursorType: 'pointer',
    respectReducedMotion: true,
    spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
    radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
    other: { brand: colors },
  })
}

/** Tokens that our own style sheets use, beside Mantine's. Grey only where a colour has no meaning. */
export const themeVariables: CSSVariablesResolver = (theme) => {
  const brand = theme.other.brand as ReturnType<typeof brandColors>
  return {
    variables: {},
    light: {
      '--mantine-color-body': '#ffffff',
      '--mantine-color-text': '#18181b',
      '--mantine-color-dimmed': '#5b5b66',
      '--surface': '#ffffff',
      '--surface-sunken': '#f7f7f8',
      '--surface-hover': '#f1f1f3',
      '--line': '#e4e4e8',
      '--line-strong': '#8a8a94',
      '--ink': '#18181b',
      '--ink-soft': '#5b5b66',
      '--brand-fill': brand.light.fill,
      '--brand-on-fill': brand.light.onFill,
      '--brand-ink': brand.light.ink,
      '--brand-soft': brand.light.soft,
      '--danger-ink': '#b42318',
      '--danger-soft': '#fef3f2',
      '--warning-ink': '#8a4b00',
      '--warning-soft': '#fff7e6',
      '--success-ink': '#0b6b3a',
      '--success-soft': '#ecfdf3',
    },
    dark: {
      '--mantine-color-body': '#111113',
      '--mantine-color-text': '#ededf0',
      '--mantine-color-dimmed': '#a1a1ab',
      '--surface': '#18181b',
      '--surface-sunken': '#111113',
      '--surface-hover': '#232327',
      '--line': '#2c2c31',
      '--line-strong': '#74747e',
      '--ink': '#ededf0',
      '--ink-soft': '#a1a1ab',
      '--brand-fill': brand.dark.fill,
      '--brand-on-fill': brand.dark.onFill,
      '--brand-ink': brand.dark.ink,
      '--brand-soft': brand.dark.soft,
      '--danger-ink': '#fda29b',
      '--danger-soft': '#33191a',
      '--warning-ink': '#fdc67a',
      '--warning-soft': '#33260f',
      '--success-ink': '#75e0a7',
      '--success-soft': '#10291c',
    },
  }
}
