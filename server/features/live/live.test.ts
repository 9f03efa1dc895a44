import { afterAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../app.ts'
import { createDatabase } from '../../database/pool.ts'
import { SESSION_COOKIE } from '../../http/identify.ts'
import { follow, listening, range } from '../../testing/follow.ts'
import { liveSalon } from '../../testing/live-salon.ts'
import { guest } from '../../testing/salon.ts'

const at = await liveSalon()
const { server, salon, owner, live, refused, head, note } = at
afterAll(at.close)

describe('what is sent', () => {
  it('each committed change after the opening, in the form of the contract, and none from before', async () => {
    await note(['appointment.marked'])
    const before = await head()
    const follower = await live()
    const booked = await server.call('POST', '/appointments', {
      tenant: 'salon',
      token: owner.token,
      body: { serviceId: salon.cut, start: '2026-11-25T10:00:00Z', customer: guest(1) },
    })
    expect(booked.status).toBe(201)
    await follower.until(await head())
    expect(follower.numbers()).toEqual(range(before + 1, await head()))
    expect(follower.messages.find(({ type }) => type === 'appointment.booked')).toEqual({
      number: expect.any(Number),
      type: 'appointment.booked',
      at: '2026-11-24T08:00:00Z',
      data: expect.objectContaining({ appointmentId: booked.body.id, byUserId: owner.id }),
    })
  })

  it('says which member did it, and of a customer nothing', async () => {
    await server.database.withTenant(salon, ({ db }) =>
      db
        .insertInto('people')
        .values([
          { user_id: owner.id, name: 'Olive', email: 'o@salon.test', role: 'TENANT_OWNER' },
          { user_id: salon.sam, name: 'Carla', email: 'c@salon.test', role: 'CUSTOMER' },
        ])
        .execute(),
    )
    const follower = await live()
    for (const byUserId of [owner.id, salon.sam])
      await server.database.withTenant(salon, async (tx) => tx.event('appointment.moved', { byUserId }))
    await follower.until(await head())
    expect(follower.messages.map(({ by }) => by)).toEqual([{ userId: owner.id, name: 'Olive' }, undefined])
  })

  it('a customer’s hold appears, and goes when its time is over, though no job ran', async () => {
    const follower = await live()
    const start = '2026-11-26T10:00:00Z'
    const body = { serviceId: salon.cut, start }
    const held = await server.call('POST', '/holds', { tenant: 'salon', body })
    expect(held.status).toBe(201)
    server.clock.now = new Date('2026-11-24T08:11:00Z')
    const next = await server.call('POST', '/holds', { tenant: 'salon', body })
    expect(next.status).toBe(201)
    await follower.until(await head())
    expect(follower.messages.map(({ type, data }) => [type, data.appointmentId])).toEqual([
      ['appointment.held', held.body.id],
      ['appointment.released', held.body.id],
      ['appointment.held', next.body.id],
    ])
  })

  it('nothing of what was rolled back', async () => {
    const follower = await live()
    const before = await head()
    const failed = server.database.withTenant(salon, async (tx) => {
      tx.event('appointment.booked', {})
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    await note(['appointment.moved'])
    await follower.until(before + 1)
    expect(follower.types()).toEqual(['appointment.moved'])
  })

  it('in the order of commits, whole, once each, under 200 at a time with rollbacks in between', {
    timeout: 120_000,
  }, async () => {
    const before = await head()
    const followers = await Promise.all([live(), live(), live({ after: before }), live({ beat: true })])
    const writers = range(1, 200).map((n) =>
      server.database
        .withTenant(salon, async (tx) => {
          tx.event('appointment.marked', { n })
          await tx.db.selectFrom('business').select('name').execute()
          if (n % 4 === 0) throw new Error('rolled back')
          tx.event('appointment.updated', { n })
        })
        .catch((error: Error) => expect(error.message).toBe('rolled back')),
    )
    await Promise.all(writers)
    expect(await head()).toBe(before + 300)
    for (const follower of followers) {
      await follower.until(before + 300)
      expect(follower.numbers()).toEqual(range(before + 1, before + 300))
    }
  })
})

describe('coming again', () => {
  it('with the last number brings what was missed, and goes on', async () => {
    const first = await live()
    await note(['block.created'])
    const seen = await head()
    await first.until(seen)
    first.end()
    await note(['block.updated', 'block.deleted'])
    const second = await live({ after: seen })
    await second.until(seen + 2)
    await note(['block.created'])
    await second.until(seen + 3)
    expect(second.types()).toEqual(['block.updated', 'block.deleted', 'block.created'])
    expect(second.numbers()).toEqual(range(seen + 1, seen + 3))
  })

  it('to a server that was never followed is the same', async () => {
    const other = await buildApp(server.deps)
    const seen = (await head()) - 3
    const follower = await follow(await listening(other), {
      tenant: 'salon',
      token: owner.token,
      after: seen,
    })
    await follower.until(seen + 3)
    expect(follower.numbers()).toEqual(range(seen + 1, seen + 3))
    await other.close()
    await expect.poll(() => follower.closed).toBe(1001)
  })

  it('after too much says reload, with the number to go on from', async () => {
    const seen = await head()
    await note(Array<string>(501).fill('appointment.marked'))
    const follower = await live({ after: seen })
    await note(['appointment.moved'])
    await follower.until(seen + 502)
    expect(follower.messages).toMatchObject([
      { type: 'reload', number: seen + 501, data: {} },
      { type: 'appointment.moved', number: seen + 502 },
    ])
  })

  it('with a number that is not there yet says reload', async () => {
    const follower = await live({ after: 900_000_000 })
    await follower.until(await head())
    expect(follower.messages).toMatchObject([{ type: 'reload', number: await head() }])
  })

  it('asked for a beat, says up to where all was sent as soon as it was', async () => {
    const seen = await head()
    await note(['appointment.moved'])
    const follower = await live({ after: seen, beat: true })
    await follower.until(seen + 1)
    await expect.poll(() => follower.types()).toEqual(['appointment.moved', 'live.beat'])
    expect(follower.messages.at(-1)).toMatchObject({ number: seen + 1, data: {} })
  })
})

describe('who may follow', () => {
  it('nobody unknown, no customer, nobody of another business, and no page of another site', async () => {
    const customer = await server.makeUser({ email: 'c@salon.test', role: 'CUSTOMER', tenant: salon })
    await server.makeTenant({ slug: 'other' })
    const cookie = `${SESSION_COOKIE}=${owner.token}`
    const own = { host: 'salon.smooth.test', cookie }
    expect({
      anonymous: await refused({ token: '' }),
      wrong: await refused({ token: 'nonsense' }),
      customer: await refused({ token: customer.token }),
      elsewhere: await refused({ tenant: 'other' }),
      nowhere: await refused({ tenant: 'nowhere' }),
      foreignPage: await refused({ token: '', headers: { ...own, origin: 'https://evil.test' } }),
      noPage: await refused({ token: '', headers: own }),
      ownPage: await refused({ token: '', headers: { ...own, origin: 'http://salon.smooth.test' } }),
      after: await refused({ after: -1 }),
    }).toEqual({
      anonymous: '401',
      wrong: '401',
      customer: '403',
      elsewhere: '403',
      nowhere: '404',
      foreignPage: '403',
      noPage: '403',
      ownPage: 'open',
      after: '422',
    })
  })

  it('another business’s changes never come, though both are followed in one process', async () => {
    const neighbour = await server.makeTenant({ slug: 'neighbour' })
    const boss = await server.makeUser({ email: 'b@n.test', role: 'TENANT_OWNER', tenant: neighbour })
    const [here, there] = [await live(), await live({ tenant: 'neighbour', token: boss.token })]
    const before = [await head(), await head(neighbour)] as const
    for (let n = 0; n < 10; n++) {
      await note(['appointment.moved'])
      await note(['appointment.booked'], neighbour)
    }
    await here.until(before[0] + 10)
    await there.until(before[1] + 10)
    expect(new Set(here.types())).toEqual(new Set(['appointment.moved']))
    expect(new Set(there.types())).toEqual(new Set(['appointment.booked']))
    expect(there.numbers()).toEqual(range(before[1] + 1, before[1] + 10))
  })

  it('each hears only of what they may read, over the socket and when they poll', async () => {
    const before = await head()
    const types = ['customer.updated', 'import.finished', 'appointment.moved', 'something.new']
    const heard: Record<string, string[]> = {}
    const polled: Record<string, string[]> = {}
    const one = async (name: string, token: string) => {
      const follower = await live({ token })
      return async () => {
        await follower.until(before + 5)
        heard[name] = follower.types()
        const { body } = await server.call('GET', `/events?after=${before}`, { tenant: 'salon', token })
        polled[name] = body.items.map(({ type }: { type: string }) => type)
        expect(body.last).toBe(before + 5)
      }
    }
    const checks = [await one('owner', owner.token)]
    for (const [name, contacts] of [
      ['limited', 'served'],
      ['desk', 'all'],
    ] as const) {
      const email = `${name}@salon.test`
      const staff = await server.makeUser({ email, role: 'TENANT_STAFF', tenant: salon, contacts })
      checks.push(await one(name, staff.token))
    }
    await note([...types, 'block.created'])
    for (const check of checks) await check()
    expect(heard).toEqual({
      owner: [...types, 'block.created'],
      desk: ['customer.updated', 'appointment.moved', 'block.created'],
      limited: ['appointment.moved', 'block.created'],
    })
    expect(polled).toEqual(heard)
  })
})

it('two processes on one database tell the same to theirs, whichever commits', async () => {
  const database = createDatabase({ url: server.appUrl, clock: server.deps.now })
  const second = await buildApp({ ...server.deps, database })
  const there = await listening(second)
  const followers = [await live(), await follow(there, { tenant: 'salon', token: owner.token })]
  const before = await head()
  const writers = [server.database, database]
  for (let n = 0; n < 40; n++)
    await (writers[n % 2] as typeof database).withTenant(salon, async (tx) =>
      tx.event('appointment.moved', { n }),
    )
  for (const follower of followers) {
    await follower.until(before + 40)
    expect(follower.numbers()).toEqual(range(before + 1, before + 40))
  }
  await second.close()
  await database.close()
})
