import { z } from 'zod'

/** Of the picture itself, not of its text. */
const MAX_BYTES = 64 * 1024

/** What files of these kinds begin with, each character a byte. */
const BEGINNINGS: Record<string, (bytes: string) => boolean> = {
  png: (bytes) => bytes.startsWith('\x89PNG\r\n\x1a\n'),
  jpeg: (bytes) => bytes.startsWith('\xff\xd8\xff'),
  webp: (bytes) => bytes.startsWith('RIFF') && bytes.slice(8, 12) === 'WEBP',
}

function isPicture(url: string): boolean {
  const [, kind = '', base64 = ''] = /^data:image\/(png|jpeg|webp);base64,([A-Za-z0-9+/]+=*)$/.exec(url) ?? []
  try {
    const bytes = atob(base64)
    return bytes.length <= MAX_BYTES && (BEGINNINGS[kind]?.(bytes) ?? false)
  } catch {
    return false
  }
}

/** A small picture as a data URL: PNG, JPEG or WebP, known by its first bytes. No SVG, which can carry scripts. */
export const Logo = z
  .string()
  .max(90_000)
  .refine(isPicture, 'must be a PNG, JPEG or WebP picture of at most 64 KiB, as a data URL')
