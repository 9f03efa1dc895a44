import { describe, expect, test } from 'vitest'
import {
  type AnswerValue,
  askedOf,
  changeAnswers,
  checkAnswers,
  conditionFault,
  type GivenAnswer,
  type Question,
  valueFault,
} from './index.ts'

const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  about: 'visit',
  type: 'text',
  options: [],
  required: false,
  condition: null,
  ...more,
})
const allergic = question('allergic', { type: 'yes_no', required: true })
const which = question('which', { required: true, condition: { questionId: 'allergic', equals: true } })
const since = question('since', {
  type: 'date',
  condition: { questionId: 'extras', equals: 'Nuts' },
})
const extras = question('extras', { type: 'choices', options: ['Nuts', 'Milk'] })
const given = (answers: Record<string, AnswerValue | null>): GivenAnswer[] =>
  Object.entries(answers).map(([questionId, value]) => ({ questionId, value }))

describe('a conditional question', () => {
  test('is asked, and required, once the one above has the answer that it waits for', () => {
    const open = (answers: Record<string, AnswerValue>) =>
      checkAnswers([allergic, which], given(answers)).open
    expect(open({})).toEqual(['allergic'])
    expect(open({ allergic: false })).toEqual([])
    expect(open({ allergic: true })).toEqual(['which'])
    expect(open({ allergic: true, which: 'Nuts' })).toEqual([])
  })

  test('waits for one of several choices', () => {
    const asked = (answer: AnswerValue) =>
      askedOf([extras, since], new Map([['extras', answer]])).map(({ id }) => id)
    expect(asked(['Milk'])).toEqual(['extras'])
    expect(asked(['Milk', 'Nuts'])).toEqual(['extras', 'since'])
  })

  test('drops its answer while it isn’t asked, also a wrong one', () => {
    const answers = given({ allergic: false, which: 5 })
    expect(checkAnswers([allergic, which], answers)).toEqual({
      kept: [{ questionId: 'allergic', value: false }],
      faults: [],
      open: [],
    })
  })

  test('isn’t asked where the question that it waits for isn’t asked itself', () => {
    const deeper = question('deeper', { condition: { questionId: 'chosen', equals: 'A' } })
    const chosen = question('chosen', {
      type: 'choice',
      options: ['A'],
      condition: { questionId: 'allergic', equals: true },
    })
    const answers = given({ allergic: false, chosen: 'A', deeper: 'x' })
    expect(checkAnswers([allergic, chosen, deeper], answers).kept.map((one) => one.questionId)).toEqual([
      'allergic',
    ])
  })
})

describe('a condition', () => {
  test('is of an earlier question, so that no circle can be made', () => {
    const first = question('a', { type: 'yes_no', condition: { questionId: 'b', equals: true } })
    const second = question('b', { type: 'yes_no', condition: { questionId: 'a', equals: true } })
    const itself = question('c', { type: 'yes_no', condition: { questionId: 'c', equals: true } })
    expect(conditionFault(first, [first, second])).toBe('not-earlier')
    expect(conditionFault(second, [first, second])).toBeNull()
    expect(conditionFault(itself, [itself])).toBe('not-earlier')
    // and a circle that is there all the same asks nobody
    expect(
      askedOf(
        [first, second, itself],
        new Map([
          ['a', true],
          ['b', true],
          ['c', true],
        ]),
      ),
    ).toEqual([])
  })

  test.each([
    ['yes_no', [], true, null],
    ['yes_no', [], 'yes', 'no-such-answer'],
    ['choice', ['A'], 'A', null],
    ['choice', ['A'], 'B', 'no-such-answer'],
    ['choices', ['A'], 'A', null],
    ['text', [], 'A', 'no-such-answer'],
  ] as const)('of %s %j waits for %j: %j', (type, options, equals, fault) => {
    const above = question('above', { type, options: [...options] })
    const below = question('below', { condition: { questionId: 'above', equals } })
    expect(conditionFault(below, [above, below])).toBe(fault)
  })
})

test.each<[Question['type'], AnswerValue[], AnswerValue[]]>([
  ['text', ['x', 'x'.repeat(500)], [1, true, ['x'], 'x'.repeat(501)]],
  ['long_text', ['x'.repeat(5000)], [1, 'x'.repeat(5001)]],
  ['number', [0, -1.5, 1e12], ['1', Number.NaN, Number.POSITIVE_INFINITY, 1e13]],
  ['date', ['2024-02-29', '1999-12-31'], ['2025-02-29', '2025-13-01', '2025-1-1', '1800-01-01', 5]],
  ['yes_no', [true, false], ['yes', 1]],
  ['choice', ['A'], ['C', ['A'], '']],
  ['choices', [['A'], ['A', 'B'], []], ['A', ['A', 'A'], ['C']]],
])('an answer to %s', (type, right, wrong) => {
  const asked = { type, options: ['A', 'B'] }
  for (const value of right) expect([value, valueFault(asked, value)]).toEqual([value, null])
  for (const value of wrong) expect([value, valueFault(asked, value)]).not.toEqual([value, null])
})

test('answers to what isn’t asked, or twice, are refused; an empty one is none', () => {
  const { faults, open, kept } = checkAnswers(
    [question('a', { required: true }), question('b')],
    [...given({ a: '', b: 'x', other: 'y' }), { questionId: 'b', value: 'z' }],
  )
  expect(faults).toEqual([
    { questionId: 'other', fault: 'not-asked' },
    { questionId: 'b', fault: 'twice' },
  ])
  expect(open).toEqual(['a'])
  expect(kept).toEqual([{ questionId: 'b', value: 'x' }])
})

describe('stored answers that some are given to anew', () => {
  const stored = [
    { questionId: 'allergic', value: true },
    { questionId: 'which', value: 'Nuts' },
  ]
  const questions = [allergic, which, extras]

  test('stay where they aren’t touched', () => {
    expect(changeAnswers(questions, stored, given({ extras: ['Milk'] }))).toEqual({
      write: [{ questionId: 'extras', value: ['Milk'] }],
      remove: [],
      faults: [],
    })
  })

  test('go where they aren’t asked any more, or are taken back', () => {
    expect(changeAnswers(questions, stored, given({ allergic: false })).remove).toEqual(['which'])
    expect(changeAnswers(questions, stored, given({ which: null })).remove).toEqual(['which'])
  })

  test('stay also where their question has changed since', () => {
    const now = [allergic, { ...which, type: 'number' as const }]
    expect(changeAnswers(now, stored, given({ allergic: true })).remove).toEqual([])
    expect(changeAnswers(now, stored, given({ which: 'Milk' })).faults).toEqual([
      { questionId: 'which', fault: 'number' },
    ])
  })
})
