import { expect, test } from 'vitest'
import { readHost } from './host.ts'

test.each([
  ['localhost:3000', 'localhost', { kind: 'platform' }],
  ['127.0.0.1:3000', 'localhost', { kind: 'platform' }],
  ['[::1]:3000', 'localhost', { kind: 'platform' }],
  [undefined, 'localhost', { kind: 'platform' }],
  ['platform.smooth.example', 'smooth.example', { kind: 'platform' }],
  ['SMOOTH.example.', 'smooth.example', { kind: 'platform' }],
  ['demo.localhost:3000', 'localhost', { kind: 'slug', slug: 'demo' }],
  ['a.b.smooth.example', 'smooth.example', { kind: 'invalid' }],
  ['book.salon.example', 'smooth.example', { kind: 'custom', domain: 'book.salon.example' }],
  ["demo'; drop table x", 'localhost', { kind: 'invalid' }],
  ['-x.localhost', 'localhost', { kind: 'invalid' }],
])('the host %s on %s means %j', (host, domain, meaning) => {
  expect(readHost(host, domain)).toEqual(meaning)
})
