import { describe, expect, it } from 'vitest'
import { FieldUnfit } from './message-fields.ts'
import { templateLibrary } from './simulator/template-library.ts'
import { messageData, noticeTemplates, simulatorTemplates, templatedNotices, templateIds } from './templates.ts'

const configured = { received: { templateId: 'T1', type: 'once', fields: { number: 'character_string1', status: 'phrase2' } } }

describe('the templates of an installation', () => {
  it('are the simulator’s where no WeChat is configured, and none until a city names its own', () => {
    expect(noticeTemplates({})).toBe(simulatorTemplates)
    expect(noticeTemplates({ WECHAT_APP_ID: 'wx1' })).toEqual({})
    expect(noticeTemplates({ WECHAT_APP_ID: 'wx1', WECHAT_TEMPLATES: JSON.stringify(configured) })).toEqual(configured)
  })

  it.each([
    ['broken JSON', '{'],
    ['an unknown notice', JSON.stringify({ banana: configured.received })],
    ['an unknown field', JSON.stringify({ received: { ...configured.received, fields: { banana: 'thing1' } } })],
    ['an unknown type', JSON.stringify({ received: { ...configured.received, type: 'twice' } })],
    [
      'four templates',
      JSON.stringify(Object.fromEntries(templatedNotices.slice(0, 4).map((kind) => [kind, { ...configured.received, templateId: kind }]))),
    ],
    ['mixed types', JSON.stringify({ ...configured, replied: { ...configured.received, templateId: 'T2', type: 'long' } })],
  ])('are refused in one Chinese sentence: %s', (_, json) => {
    expect(() => noticeTemplates({ WECHAT_TEMPLATES: json })).toThrow(/^WECHAT_TEMPLATES .+/)
  })

  it('ask for no more than three consents in one tap', () => {
    expect(templateIds(simulatorTemplates)).toHaveLength(3)
  })

  it('serve every notice with exactly the fields the simulator’s library has', () => {
    for (const kind of templatedNotices) {
      const { templateId, fields } = simulatorTemplates[kind]
      expect(Object.values(fields).sort()).toEqual(Object.keys(templateLibrary[templateId]?.labels ?? {}).sort())
    }
  })
})

describe('the data of a message', () => {
  const values = {
    number: 'HB2026112300018',
    title: '您提交的事项',
    status: '受理',
    at: '2026年11月23日 15:01',
    remark: '请在小程序中查看',
    organisation: '淮北市信访局',
  }

  it('stand under the names of the template', () => {
    expect(messageData(simulatorTemplates.accepted, values)).toEqual({
      character_string1: { value: 'HB2026112300018' },
      thing2: { value: '您提交的事项' },
      thing3: { value: '受理' },
      time4: { value: '2026年11月23日 15:01' },
      thing5: { value: '请在小程序中查看' },
    })
  })

  it('are refused before sending when the notice lacks one', () => {
    const { remark: _, ...rest } = values
    expect(() => messageData(simulatorTemplates.accepted, rest)).toThrow(FieldUnfit)
  })
})
