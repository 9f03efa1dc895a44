import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
  type VariantColorsResolver,
} from '@mantine/core'
import { type Brand, brandColors, DEFAULT_BRAND } from './brand.ts'

/** Neutral, so that the brand's hue is the only one. */
const GRAY: MantineColorsTuple = [
  '#f7f7f8',
  '#f1f1f3',
  '#e4e4e8',
  '#d0d0d6',
  '#b4b4bd',
  '#8a8a94',
  '#74747e',
  '#5b5b66',
  '#3f3f46',
  '#27272b',
]
const DARK: MantineColorsTuple = [
  '#ededf0',
  '#c9c9d0',
  '#a1a1ab',
  '#74747e',
  '#3f3f46',
  '#2c2c31',
  '#1f1f23',
  '#18181b',
  '#111113',
  '#0b0b0d',
]
const RED: MantineColorsTuple = [
  '#fef3f2',
  '#fee4e2',
  '#fecdca',
  '#fdb4ae',
  '#fda29b',
  '#d92d20',
  '#b42318',
  '#912018',
  '#7a271a',
  '#55160c',
]

/** Text on a filled button is chosen for each colour scheme by itself; Mantine chooses once for both. */
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input)
  const color = input.color ?? input.theme.primaryColor
  if (input.variant !== 'filled' || (color !== 'brand' && color !== 'red')) return colors
  return { ...colors, color: color === 'brand' ? 'var(--brand-on-fill)' : 'var(--danger-on-fill)' }
}

/** The platform's theme, with a business's own colour in place of the brand hue. */
export function makeTheme(brand: string = DEFAULT_BRAND): MantineThemeOverride {
  const colors = brandColors(brand)
  return createTheme({
    fontFamily:
      "'Inter Variable', 'Noto Sans Arabic Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
    headings: { fontWeight: '600' },
    colors: { brand: colors.shades, gray: GRAY, dark: DARK, red: RED },
    primaryColor: 'brand',
    primaryShade: { light: 6, dark: 4 },
    variantColorResolver: variantColors,
    defaultRadius: 'md',
    cursorType: 'pointer',
    respectReducedMotion: true,
    spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
    radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
    components: {
      // With the radius of fields they would be round, like what one chooses a single one with.
      Checkbox: { defaultProps: { radius: 'xs' } },
      Modal: { styles: { title: { fontWeight: 600 } } },
      InputWrapper: {
        styles: { label: { marginBottom: 4, fontWeight: 500 }, description: { marginBottom: 4 } },
      },
    },
    other: { brand: colors },
  })
}

/** Tokens that our own style sheets use, beside Mantine's. Grey only where a colour has no meaning. */
export const themeVariables: CSSVariablesResolver = (theme) => {
  const brand = theme.other.brand as Brand
  return {
    variables: {},
    light: {
      '--mantine-color-body': '#ffffff',
      '--mantine-color-text': '#18181b',
      '--mantine-color-dimmed': '#5b5b66',
      '--mantine-color-error': '#b42318',
      '--mantine-color-default': '#ffffff',
      '--mantine-color-default-hover': '#f1f1f3',
      '--mantine-color-default-color': '#18181b',
      '--mantine-color-default-border': '#d0d0d6',
      '--surface': '#ffffff',
      '--surface-sunken': '#f7f7f8',
      '--surface-hover': '#f1f1f3',
      '--line': '#e4e4e8',
      '--line-strong': '#8a8a94',
      '--ink': '#18181b',
      '--ink-soft': '#5b5b66',
      ...brandVariables(brand.light),
      '--brand-fill': brand.light.fill,
      '--brand-on-fill': brand.light.onFill,
      '--brand-ink': brand.light.ink,
      '--brand-soft': brand.light.soft,
      '--mantine-color-placeholder': '#6f6f79',
      '--danger-on-fill': '#ffffff',
      '--danger-ink': '#b42318',
      '--danger-soft': '#fef3f2',
      ...dangerVariables('#b42318', '#fef3f2', '#fee4e2'),
      '--warning-ink': '#8a4b00',
      '--warning-soft': '#fff7e6',
      '--success-ink': '#0b6b3a',
      '--success-soft': '#ecfdf3',
    },
    dark: {
      '--mantine-color-body': '#111113',
      '--mantine-color-text': '#ededf0',
      '--mantine-color-dimmed': '#a1a1ab',
      '--mantine-color-error': '#fda29b',
      '--mantine-color-default': '#1f1f23',
      '--mantine-color-default-hover': '#2c2c31',
      '--mantine-color-default-color': '#ededf0',
      '--mantine-color-default-border': '#3f3f46',
      '--surface': '#18181b',
      '--surface-sunken': '#111113',
      '--surface-hover': '#232327',
      '--line': '#2c2c31',
      '--line-strong': '#74747e',
      '--ink': '#ededf0',
      '--ink-soft': '#a1a1ab',
      ...brandVariables(brand.dark),
      '--brand-fill': brand.dark.fill,
      '--brand-on-fill': brand.dark.onFill,
      '--brand-ink': brand.dark.ink,
      '--brand-soft': brand.dark.soft,
      '--mantine-color-placeholder': '#8f8f99',
      '--danger-on-fill': '#2b0a06',
      '--danger-ink': '#fda29b',
      '--danger-soft': '#33191a',
      ...dangerVariables('#fda29b', '#33191a', '#452021'),
      '--warning-ink': '#fdc67a',
      '--warning-soft': '#33260f',
      '--success-ink': '#75e0a7',
      '--success-soft': '#10291c',
    },
  }
}

/** Mantine's own names for what buttons that destroy look like. */
const dangerVariables = (ink: string, soft: string, softHover: string) => ({
  '--mantine-color-red-light': soft,
  '--mantine-color-red-light-hover': softHover,
  '--mantine-color-red-light-color': ink,
})

/** Mantine's own names for the brand colour. */
const brandVariables = (brand: Brand['light']) => ({
  '--mantine-color-brand-filled': brand.fill,
  '--mantine-color-brand-filled-hover': brand.fillHover,
  '--mantine-color-brand-light': brand.soft,
  '--mantine-color-brand-light-hover': brand.softHover,
  '--mantine-color-brand-light-color': brand.ink,
  '--mantine-color-brand-text': brand.ink,
  '--mantine-color-brand-outline': brand.ink,
  '--mantine-color-anchor': brand.ink,
})
