import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { GuideView } from '@petition/shared/schemas/guide'
import { guideWays } from '@petition/shared/vocabulary/guide'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readGuide } from '../src/seed/guide.ts'
import { loadSeed } from '../src/seed/load-seed.ts'
import { type House, openHouse } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house?.close())

const seedDir = fileURLToPath(new URL('../seed', import.meta.url))
const guide = async () => (await house.visitor.get<GuideView>('/api/guide')).body
const wayOf = async (id: string) => (await guide()).ways.find((way) => way.id === id)

it('is open to all, says that it only advises, and has an answer for what people of a city ask', async () => {
  const { advice, topics, ways } = await guide()
  expect(advice).toBe('以下内容供参考，不影响您提交信访事项；具体以受理机关的答复为准。')
  expect(ways.length).toBeGreaterThanOrEqual(25)
  expect(new Set(ways.map(({ topicId }) => topicId))).toEqual(new Set(topics.map(({ id }) => id)))
  expect(new Set(ways.map(({ id }) => id)).size).toBe(ways.length)
  expect(new Set(ways.map(({ way }) => way))).toEqual(new Set(guideWays))
  for (const word of [
    '欠薪',
    '工伤',
    '拆迁',
    '宅基地',
    '承包地',
    '物业',
    '假货',
    '医疗纠纷',
    '交通事故',
    '罚款',
    '信息公开',
    '判决不服',
    '执行',
    '不立案',
    '噪声',
    '违建',
    '学区',
    '低保',
    '贪污',
    '工程款',
    '离婚',
    '诈骗',
    '暖气',
    '坑洼',
  ])
    expect(
      ways.some(({ keywords }) => keywords.includes(word)),
      word,
    ).toBe(true)
})

it('names a period only with its article', async () => {
  for (const { id, period, basis } of (await guide()).ways) if (period) expect(basis, id).toMatch(/^《.+》.*第.+条/)
})

/** As the law has them, written from its text. */
it.each([
  ['labour-dispute', '一年', '《中华人民共和国劳动争议调解仲裁法》第二十七条'],
  ['unpaid-wages', '两年', '《劳动保障监察条例》第二十条'],
  ['labour-award', '十五日', '《中华人民共和国劳动争议调解仲裁法》第五十条'],
  ['work-injury', '三十日', '《工伤保险条例》第十七条'],
  ['land-contract', '二年', '《中华人民共和国农村土地承包经营纠纷调解仲裁法》第十八条'],
  ['loan-contract', '三年', '《中华人民共和国民法典》第一百八十八条'],
  ['traffic-accident', '三日', '《道路交通事故处理程序规定》第七十一条'],
  ['judgment-appeal', '十五日', '《中华人民共和国民事诉讼法》第一百七十一条'],
  ['penalty', '六十日', '《中华人民共和国行政复议法》第二十条'],
  ['lawsuit-against-government', '六个月', '《中华人民共和国行政诉讼法》第四十五条、第四十六条'],
  ['information-disclosure', '二十个工作日', '《中华人民共和国政府信息公开条例》第三十三条'],
])('gives the period of "%s" as the law does: %s', async (id, period, basis) => {
  expect(await wayOf(id)).toMatchObject({ period: expect.stringContaining(period), basis })
})

it('shows with each way what to do and an example that names nobody', async () => {
  for (const { id, how, body, example } of (await guide()).ways) {
    for (const text of [how, body, example.situation, example.result]) expect(text.length, id).toBeGreaterThan(5)
    expect(example.situation + example.result, id).not.toMatch(/[张王李赵]某|某某|淮北/)
  }
})

it('is replaced by a city’s own file, whole', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'guide-'))
  await cp(seedDir, folder, { recursive: true })
  const [, head, first] = (await readFile(join(seedDir, 'guide.csv'), 'utf8')).split('\n')
  await writeFile(join(folder, 'guide.csv'), `${head}\n${first?.replace('labour-dispute', 'our-own')}\n`)
  await loadSeed(house.ctx.db, { seedDir: folder, at: house.now })
  expect((await guide()).ways.map(({ id }) => id)).toEqual(['our-own'])
  await loadSeed(house.ctx.db, { at: house.now })
  expect((await guide()).ways.length).toBeGreaterThanOrEqual(25)
  await rm(folder, { recursive: true })
})

it('is refused with the line that is wrong', async () => {
  const [comment, head, first = ''] = (await readFile(join(seedDir, 'guide.csv'), 'utf8')).split('\n')
  const read = (...lines: string[]) => readGuide([comment, head, ...lines].join('\n'))
  expect(read(first)).toHaveLength(1)
  expect(() => read(first.replace('arbitration', 'elsewhere'))).toThrow('guide.csv第3行：途径“elsewhere”')
  expect(() => read(first, first)).toThrow('第4行：编号“labour-dispute”')
  expect(() => read(first.replace('《中华人民共和国劳动争议调解仲裁法》第二十七条', ''))).toThrow('第3行：写了期限，就要写明依据。')
  expect(() => read(first.replace('申请劳动争议仲裁', ''))).toThrow('第3行：除期限和依据外都要填写。')
  expect(() => read(first, first.replace('labour-dispute', 'other').replace('劳动就业', '别的'))).toThrow('第4行：主题“work”有两个名称。')
})
