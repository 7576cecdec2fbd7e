import { describe, expect, it } from 'vitest'
import { mayMeanHead } from './mean-head.ts'

const heads = ['李建国', '欧阳明']

describe('whether a written name may mean the head (第二十八条: nobody decides about themselves)', () => {
  it.each([
    '李建国',
    '李 建国同志',
    '副局长李建国',
    '建国',
    '李局长',
    '李局',
    '李副局长',
    '李科长',
    '住建局的李主任',
    '李某',
    '李某某',
    '老李',
    '姓李的',
    '欧阳主任',
    '局长',
    '你们局长',
    '信访局局长',
    '街道办主任',
    '分管领导',
    '单位负责人',
    '一把手',
  ])('%s may', (written) => expect(mayMeanHead(written, heads)).toBe(true))

  it.each(['王科长', '王局长', '张三', '经办人王某', '窗口的小王', '办公室主任', '王李强', '欧某', '科长', '李小红', '木子李先生'])(
    '%s does not',
    (written) => expect(mayMeanHead(written, heads)).toBe(false),
  )

  it('goes by the heads of that body only', () => {
    expect(mayMeanHead('王科长', ['王芳'])).toBe(true)
    expect(mayMeanHead('李局长', ['王芳'])).toBe(false)
    expect(mayMeanHead('李局长', [])).toBe(false)
  })
})
