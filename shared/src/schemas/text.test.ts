import { expect, it } from 'vitest'
import { anyPhone, mobilePhone } from './text.ts'

it.each(['13912345678', '139 1234 5678', '139-1234-5678', '+86 139-1234-5678', '86-13912345678'])(
  'takes a mobile number written as %s',
  (written) => {
    for (const phone of [mobilePhone, anyPhone]) expect(phone.parse(written)).toBe('13912345678')
  },
)

it.each(['0561-3021234', '0561 3021234', '010-12345678-8001'])('takes a land line written as %s', (written) => {
  expect(anyPhone.parse(written)).toBe(written.replace(' ', ''))
  expect(mobilePhone.safeParse(written).success).toBe(false)
})

it.each(['12345678901', '1391234567', '139-1234-56789', '3021234', '+1 13912345678', ''])('refuses %j', (written) => {
  for (const phone of [mobilePhone, anyPhone]) expect(phone.safeParse(written).success).toBe(false)
})
