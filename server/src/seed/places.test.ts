import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCategories } from './categories.ts'
import { readOrganisations } from './organisations.ts'
import { readRegions } from './regions.ts'

const read = (name: string) => readFileSync(new URL(`../../seed/${name}.csv`, import.meta.url), 'utf8')
const regions = readRegions(read('regions'))
const organisations = readOrganisations(read('organisations'), regions)
const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]))

describe('the places of Huaibei', () => {
  it('are one city, four counties and districts, 32 towns and streets, 5 parks and their villages', () => {
    const count = (level: string) => regions.filter((region) => region.level === level).length
    expect([count('city'), count('county'), count('town'), count('village')]).toEqual([1, 4, 37, 452])
    expect(regions).toContainEqual({ code: '340603001', name: '相南街道', parentCode: '340603', level: 'town' })
    expect(
      regions.every(
        ({ code, parentCode, level }) => level === 'city' || code.startsWith(parentCode === '340600' ? '3406' : `${parentCode}`),
      ),
    ).toBe(true)
  })

  it('are kept apart by code where a name is shared', () => {
    const name = (code: string) => regions.find((region) => region.code === code)?.name
    expect([name('340604003'), name('340621108')]).toEqual(['百善街道', '百善镇'])
  })
})

describe('the units of Huaibei', () => {
  it('are 268, as in life', () => {
    const count = (kind: string) => organisations.filter((organisation) => organisation.kind === kind).length
    expect(organisations).toHaveLength(268)
    expect([count('bureau'), count('discipline'), count('review-office'), count('town'), count('park')]).toEqual([5, 5, 5, 32, 5])
  })

  it('have a chain from the city’s bureau to every unit', () => {
    for (const organisation of organisations) {
      let top = organisation
      for (let hops = 0; top.parentId !== null && hops < 3; hops++) top = byId.get(top.parentId) ?? top
      expect(top.id, organisation.id).toBe('340600-bureau')
    }
    expect(byId.get('340621100-town')).toMatchObject({
      name: '濉溪县濉溪镇人民政府',
      parentId: '340621-bureau',
      sealBodyId: '340621-review-office',
    })
    expect(byId.get('340621-housing')).toMatchObject({
      parentId: '340621-bureau',
      lineParentId: '340600-housing',
      sealBodyId: '340621-review-office',
    })
    expect(byId.get('340602-tax')).toMatchObject({ lineParentId: '340600-tax', sealBodyId: null })
  })

  it('show sealed matters to bureaus and discipline bodies only, and invent no number, address or hours', () => {
    for (const { id, kind, receivesSealed, phone, address, receptionTimes } of organisations) {
      // The last one is for what is about both the city's bureau and its discipline body.
      expect(receivesSealed, id).toBe(kind === 'bureau' || kind === 'discipline' || id === '340600-political-legal')
      expect([phone, address, receptionTimes]).toEqual([null, null, null])
    }
  })

  it('serve every town and park with one unit of its own', () => {
    const towns = regions.filter(({ level }) => level === 'town').map(({ code }) => code)
    expect(
      organisations
        .filter(({ level }) => level === 'town')
        .map(({ regionCode }) => regionCode)
        .sort(),
    ).toEqual(towns.sort())
  })
})

it('the categories are the 17 of the first level, the last one 其他', () => {
  const categories = readCategories(read('categories'))
  expect(categories).toHaveLength(17)
  expect(categories.at(-1)).toEqual({ code: '990000', name: '其他', parentCode: null })
})

describe('a city’s own file is refused with its line', () => {
  it.each([
    ['340600,淮北市,,city\n340600,淮北市,,city', 'regions.csv第3行：代码340600重复了。'],
    ['340600,淮北市,,city\n340603001,相南街道,340603,town', 'regions.csv第3行：上级代码“340603”不存在，或者不是county一级。'],
    ['34060,淮北市,,city', 'regions.csv第2行：代码“34060”应为6位数字。'],
    ['340600,,,city', 'regions.csv第2行：缺少名称。'],
    ['340600,淮北市,,市', 'regions.csv第2行：级别“市”应为'],
    ['340600,淮北市,340600,city', 'regions.csv第2行：市一级不应填写上级代码。'],
    ['340600,淮北市,city', 'regions.csv第2行：应有4列。'],
  ])('places: %s', (rows, sentence) => {
    expect(() => readRegions(`code,name,parentCode,level\n${rows}\n`)).toThrow(sentence)
  })

  it.each([
    ['010000,城乡建设,\n010000,农村农业,', 'categories.csv第3行：代码010000重复了。'],
    ['10000,城乡建设,', 'categories.csv第2行：代码“10000”应为6位数字。'],
    ['010100,住房,010000', 'categories.csv第2行：上级代码“010000”不存在。'],
    ['010000,城乡建设,010100\n010100,住房,010000', 'categories.csv第2行：层级超过3级，或者上下级互相包含。'],
    ['010000,,', 'categories.csv第2行：缺少名称。'],
  ])('categories: %s', (rows, sentence) => {
    expect(() => readCategories(`code,name,parentCode\n${rows}\n`)).toThrow(sentence)
  })

  const bureau = 'a-bureau,甲市信访局,bureau,city,340600,,,,true,none,,,'
  const unit = 'a-housing,甲市住建局,department,city,340600,a-bureau,,,false,none,,,'
  it.each([
    [unit, 'organisations.csv第2行：所属信访部门“a-bureau”不存在，或者不是信访部门。'],
    [`${bureau}\n${bureau}`, 'organisations.csv第3行：“a-bureau”重复了。'],
    [`${bureau}\n${unit.replace('a-housing', 'b')}\n${unit}`, 'organisations.csv第4行：“甲市住建局”重复了。'],
    [`${bureau}\n${unit.replace('a-housing', '住建局')}`, 'organisations.csv第3行：编号“住建局”只能用小写字母、数字和短横线。'],
    [`${bureau}\n${unit.replace('department', 'office')}`, 'organisations.csv第3行：类别“office”应为'],
    [`${bureau}\n${unit.replace(',city,', ',市,')}`, 'organisations.csv第3行：级别“市”应为'],
    [`${bureau}\n${unit.replace('340600', '999999')}`, 'organisations.csv第3行：行政区划代码“999999”不存在。'],
    [`${bureau}\n${unit.replace('a-bureau', '')}`, 'organisations.csv第3行：缺少所属信访部门。'],
    [`${bureau}\n${unit.replace('a-bureau,,', 'a-bureau,b-housing,')}`, 'organisations.csv第3行：系统上级“b-housing”不存在。'],
    [`${bureau}\n${unit.replace('a-bureau,,', 'a-bureau,a-housing,')}`, 'organisations.csv第3行：上下级互相包含。'],
    [`${bureau}\n${unit.replace(',,false', ',a-bureau,false')}`, 'organisations.csv第3行：复查复核机构“a-bureau”不存在，或者类别不对。'],
    [`${bureau}\n${unit.replace('false', 'true')}`, 'organisations.csv第3行：只有信访部门、纪检监察机关和政法机关可以接收密封件。'],
    [`${bureau}\n${unit.replace('false', '否')}`, 'organisations.csv第3行：receivesSealed 应为 true 或者 false。'],
    [`${bureau}\n${unit.replace('none', '领导')}`, 'organisations.csv第3行：approval 应为 none 或者 leader。'],
  ])('units: %s', (rows, sentence) => {
    const header = read('organisations').split('\n')[0]
    expect(() => readOrganisations(`${header}\n${rows}\n`, regions)).toThrow(sentence)
  })

  it('when its header is another', () => {
    expect(() => readRegions('代码,名称\n')).toThrow('regions.csv：表头应为“code,name,parentCode,level”。')
  })
})
