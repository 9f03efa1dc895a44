import { expect, test } from 'vitest'
import { LANGUAGES, readersLanguage } from './language.ts'

test('what was chosen here comes before what the browser says', () => {
  expect(readersLanguage('ar', ['de-AT', 'en'])).toBe('ar')
})

test('the first of the browser’s languages that there is, whatever its region', () => {
  expect(readersLanguage(null, ['it-IT', 'fr-CA', 'en'])).toBe('fr')
  expect(readersLanguage(null, ['ar-EG'])).toBe('ar')
})

test('a browser with none of them leaves it to the business', () => {
  expect(readersLanguage(null, ['it-IT', 'ja'])).toBeNull()
  expect(readersLanguage(null, [])).toBeNull()
  expect(readersLanguage(null, ['constructor'])).toBeNull()
})

test('every language has its catalogues, and no catalogue is of another language', () => {
  const folders = Object.keys(import.meta.glob('../locales/*/common.json')).map((path) => path.split('/')[2])
  expect(folders.sort()).toEqual(Object.keys(LANGUAGES).sort())
})
