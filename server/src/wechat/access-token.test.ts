import { expect, it } from 'vitest'
import { createAccessToken } from './access-token.ts'

function source() {
  let nowMs = 0
  let fetches = 0
  const failures: Error[] = []
  const token = createAccessToken({
    now: () => new Date(nowMs),
    fetchToken: async () => {
      fetches += 1
      const failure = failures.shift()
      if (failure) throw failure
      return { token: `t${fetches}`, expiresInSeconds: 7200 }
    },
  })
  return { token, failures, fetches: () => fetches, wait: (seconds: number) => (nowMs += seconds * 1000) }
}

it('asks WeChat once however many ask at the same time', async () => {
  const { token, fetches } = source()
  expect(await Promise.all(Array.from({ length: 50 }, () => token.get()))).toEqual(Array(50).fill('t1'))
  expect(fetches()).toBe(1)
})

it('keeps a token until a minute before its end', async () => {
  const { token, wait } = source()
  await token.get()
  wait(7139)
  expect(await token.get()).toBe('t1')
  wait(1)
  expect(await token.get()).toBe('t2')
})

it('forgets a dropped token once, though a hundred calls were refused with it', async () => {
  const { token, fetches } = source()
  await token.get()
  token.drop('t1')
  expect(await token.get()).toBe('t2')
  token.drop('t1')
  expect(await token.get()).toBe('t2')
  expect(fetches()).toBe(2)
})

it('asks again after a failure, which all who waited see', async () => {
  const { token, failures } = source()
  failures.push(new Error('down'))
  const both = await Promise.allSettled([token.get(), token.get()])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await token.get()).toBe('t2')
})
