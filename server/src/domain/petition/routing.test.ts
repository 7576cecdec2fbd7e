import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRegions } from '../../seed/regions.ts'
import { type Body, mayHandToBureau, mayReceive } from './routing.ts'

const body = (
  id: string,
  kind: Body['kind'],
  regionCode: string,
  lineParentId: string | null = null,
  parentId: string | null = null,
): Body => ({
  id,
  kind,
  regionCode,
  parentId,
  lineParentId,
})
const city = body('city', 'bureau', '340600')
const xiangshan = body('xiangshan', 'bureau', '340603', 'city')
const suixi = body('suixi', 'bureau', '340621', 'city')
const cityHousing = body('city-housing', 'department', '340600')
const housing = body('xiangshan-housing', 'department', '340603', 'city-housing')
const station = body('housing-station', 'institution', '340603001', 'xiangshan-housing')
const street = body('xiangnan', 'town', '340603001')
const suixiTown = body('baishan', 'town', '340621100')
const discipline = body('city-discipline', 'discipline', '340600')
const countyDiscipline = body('xiangshan-discipline', 'discipline', '340603', 'city-discipline')

const everybody = [xiangshan, suixi, cityHousing, housing, station, street, suixiTown, discipline, countyDiscipline]
const reached = (sender: Body) => everybody.filter((one) => one.id !== sender.id && mayReceive(sender, one)).map(({ id }) => id)

describe('a matter is sent', () => {
  it('by the city’s bureau to anybody in the city, and not beyond', () => {
    expect(reached(city)).toEqual(everybody.map(({ id }) => id))
    expect(mayReceive(city, body('hefei', 'bureau', '340100'))).toBe(false)
    expect(mayReceive(city, body('anhui', 'bureau', '340000'))).toBe(false)
  })

  it('by a county’s bureau to bodies of its county only, never up or across', () => {
    expect(reached(xiangshan)).toEqual(['xiangshan-housing', 'housing-station', 'xiangnan', 'xiangshan-discipline'])
    expect(reached(suixi)).toEqual(['baishan'])
    expect(mayReceive(xiangshan, city)).toBe(false)
  })

  it('by any other body to the bodies below it in its own system only', () => {
    expect(reached(cityHousing)).toEqual(['xiangshan-housing'])
    expect(reached(housing)).toEqual(['housing-station'])
    expect(reached(discipline)).toEqual(['xiangshan-discipline'])
    for (const one of [station, street, suixiTown, countyDiscipline]) expect(reached(one)).toEqual([])
    for (const one of everybody) if (one.kind !== 'bureau') expect(mayReceive(one, city)).toBe(false)
  })

  it('along the national codes: exactly to the places that lie in the bureau’s own', () => {
    const regions = readRegions(readFileSync(new URL('../../../seed/regions.csv', import.meta.url), 'utf8'))
    const parentOf = new Map(regions.map(({ code, parentCode }) => [code, parentCode]))
    const liesIn = (code: string | null | undefined, outer: string): boolean =>
      !!code && (code === outer || liesIn(parentOf.get(code), outer))
    // 朔里镇 is 340602100: no place of another town begins like its code without the zeros.
    for (const outer of regions.filter(({ level }) => level !== 'village')) {
      const wrong = regions.filter(
        ({ code }) => mayReceive(body('a', 'bureau', outer.code), body('b', 'town', code)) !== liesIn(code, outer.code),
      )
      expect(wrong, outer.code).toEqual([])
    }
  })

  it('down from a province or a city, but never up', () => {
    const code = fc.stringMatching(/^3[1-7](0[1-9])([2-9][1-9])(00[1-9])$/)
    fc.assert(
      fc.property(code, (town) => {
        const levels = [`${town.slice(0, 2)}0000`, `${town.slice(0, 4)}00`, town.slice(0, 6), town]
        for (const [a, outer] of levels.entries()) {
          for (const [b, inner] of levels.entries()) {
            expect(mayReceive(body('a', 'bureau', outer), body('b', 'town', inner)), `${outer} → ${inner}`).toBe(b >= a)
          }
        }
      }),
    )
  })
})

it('is given by a unit that received it directly to the bureau of its territory, to no other, and by no bureau', () => {
  const unit = body('xiangnan', 'town', '340603001', null, 'xiangshan')
  expect([xiangshan, suixi, city, housing].map((one) => mayHandToBureau(unit, one))).toEqual([true, false, false, false])
  expect(mayHandToBureau(body('xiangshan', 'bureau', '340603', 'city', 'city'), city)).toBe(false)
  expect(mayHandToBureau(body('housing-station', 'institution', '340603001', null, 'xiangshan-housing'), housing)).toBe(false)
})
