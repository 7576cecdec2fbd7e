import { afterAll, beforeAll, expect, it } from 'vitest'
import { act, open, replyBody } from '../server/test/steps.ts'
import { barriers } from './barriers.ts'
import { choose } from './filing.ts'
import { type Follower, openFollower } from './follower.ts'
import { makePhoto } from './photo.ts'
import { takePicture } from './pictures.ts'

let one: Follower
beforeAll(async () => {
  one = await openFollower('13956100042')
  await one.comeBack('2026-11-23T09:05:00+08:00')
})
afterAll(() => one?.doors.close())

/** Each screen is kept, and keeps nobody out. */
async function picture(name: string) {
  await takePicture(one.page(), `portal-act-${name}-390`)
  expect(await barriers(one.page())).toEqual([])
}
const kinds = async (petition: { id: string }, kind: string) =>
  (await open(one.resident(), petition)).timeline.filter((entry) => entry.kind === kind).length

it('supplement: shows what was asked, keeps what is typed over a reload, sends words and photo once', async () => {
  const petition = await one.accepted('路面塌陷')
  await act(one.unit, petition, 'supplement-request', { text: '请补充塌陷处的照片和大概的面积。' })
  await one.show(petition)
  await one.press('补充材料')
  await one.see('请补充塌陷处的照片和大概的面积。')
  await one.press('提交补充材料')
  await one.see('请填写补充说明。')
  await one.write('补充说明', '塌陷处约两平方米，照片附后。')
  await one.page().reload()
  await one.see('请补充塌陷处的照片')
  expect(await one.page().getByRole('textbox', { name: '补充说明' }).inputValue()).toBe('塌陷处约两平方米，照片附后。')
  await choose(one.page(), '选择照片或PDF', { name: '塌陷.jpg', mimeType: 'image/jpeg', buffer: await makePhoto() })
  await one.see('已上传')
  await picture('supplement')
  await one.button('提交补充材料').dblclick()
  await one.see('补充的内容已经交给淮北市住房和城乡建设局')
  expect([await kinds(petition, 'supplement'), (await open(one.resident(), petition)).attachments.length]).toEqual([1, 1])
})

it('supplement: what happened meanwhile is shown, what was typed stays, and goes out with the next tap', async () => {
  const petition = await one.accepted('管道漏水')
  await one.show(petition)
  await one.follow(/^补充材料/)
  await one.write('补充说明', '今天漏得更厉害了。')
  await act(one.unit, petition, 'hearing', { on: '2026-11-23', place: '社区会议室', summary: '双方陈述了情况。' })
  await one.press('提交补充材料')
  await one.see('您填写的时候，这件事有了新进展')
  await one.see(/举行听证/)
  expect(await one.page().getByRole('textbox', { name: '补充说明' }).filter({ visible: true }).inputValue()).toBe('今天漏得更厉害了。')
  await picture('newer')
  await one.press('提交补充材料')
  await one.see('“补充材料”已提交')
})

it('supplement: an answer that was lost on the way makes no second one', async () => {
  const petition = await one.accepted('井盖丢失')
  await one.show(petition)
  await one.follow(/^补充材料/)
  await one.write('补充说明', '晚上有人掉下去了。')
  await one.page().route('**/supplement', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await one.press('提交补充材料')
  await one.see('网络不通')
  await one.page().unroute('**/supplement')
  await one.press('提交补充材料')
  await one.see('“补充材料”已提交')
  expect(await kinds(petition, 'supplement')).toBe(1)
})

it('supplement: when it is no longer possible, what was typed is not thrown away', async () => {
  const petition = await one.accepted('绿化带被占')
  await one.show(petition)
  await one.follow(/^补充材料/)
  await one.write('补充说明', '占用的范围又扩大了。')
  await act(one.unit, petition, 'reply', replyBody(petition))
  await one.press('提交补充材料')
  await one.see('这件信访件现在不能“补充材料”')
  await one.see('占用的范围又扩大了。')
  await one.button('复制我写的内容').waitFor()
})

it('an act that the app does not know yet has a button and a way all the same', async () => {
  const petition = await one.accepted('路牌缺失')
  await one.page().route(`**/api/petitions/${petition.id}`, async (route) => {
    const answer = await route.fetch()
    const view = (await answer.json()) as { allowedActions: string[] }
    await route.fulfill({ response: answer, json: { ...view, allowedActions: [...view.allowedActions, 'something-new'] } })
  })
  await one.show(petition)
  await one.follow(/^新的办理事项/)
  await one.see('这一步是新增加的')
  await one.press('先写在补充说明里')
  await one.see('补充的内容会交给正在办理的单位')
  await one.page().unroute(`**/api/petitions/${petition.id}`)
})

it('withdrawal: says what it means, asks once more, can be undone', async () => {
  const petition = await one.accepted('小区门禁损坏')
  await one.show(petition)
  await one.follow(/^撤回/)
  await one.see('撤回必须是您本人的意愿')
  await picture('withdrawal')
  await one.press('撤回这件信访件')
  await one.press('确认撤回')
  await one.see('撤回原因至少写2个字。')
  await one.pick('问题已经解决')
  await one.press('撤回这件信访件')
  await one.press('确认撤回')
  await one.see('2026年11月26日（星期四）24时前可以取消撤回')
  await picture('withdrawn')
  await one.press('取消撤回')
  await one.see('原来的期限接着算')
  await picture('withdrawal-undo')
  await one.press('取消撤回，继续办理')
  await one.see('由淮北市住房和城乡建设局接着办理')
  expect((await open(one.resident(), petition)).status).toBe('accepted')
})

it('rewording: the old and the new words stand together, and the petitioner decides', async () => {
  const petition = await one.accepted('噪声扰民')
  const [request] = petition.requests
  await act(one.unit, petition, 'rewording', { requestId: request?.id, texts: ['夜间22时后停止施工'], reason: '写明时间，便于查处。' })
  await one.show(petition)
  await one.press('看看改法，作出决定')
  for (const words of [request?.text ?? '', '夜间22时后停止施工', '写明时间，便于查处。']) await one.see(words)
  await one.press('提交我的决定')
  await one.see('请选择是否同意。')
  await one.pick(/^同意/)
  await picture('rewording-answer')
  await one.press('提交我的决定')
  await one.see('单位会按您的决定逐条答复')
  expect((await open(one.resident(), petition)).requests.map(({ text }) => text)).toContain('夜间22时后停止施工')
})

it('fulfilment: what was promised and what is shown as done; contested with a reason it goes on', async () => {
  const petition = await one.answered('排水沟堵塞')
  const task = (await open(one.unit, petition)).tasks.find(({ kind }) => kind === 'fulfilment')
  await act(one.unit, petition, 'fulfilment-proof', { taskId: task?.id, text: '排水沟已于今日疏通。' })
  await one.show(petition)
  await one.press('看看办得怎么样')
  await one.see('排水沟已于今日疏通。')
  await one.pick('没有办好')
  await one.press('提交确认结果')
  await one.see('没有落实的，请写明情况。')
  await one.write('哪里没有办好', '只疏通了一半，下雨还是积水。')
  await picture('fulfilment-confirmation')
  await one.press('提交确认结果')
  await one.see('“确认落实情况”已提交')
  expect((await open(one.resident(), petition)).tasks.find(({ id }) => id === task?.id)?.status).toBe('contested')
})

it('rating: bureau and unit each by itself, with reasons and what became of each point', async () => {
  const petition = await one.answered('垃圾清运不及时')
  await one.show(petition)
  await one.press('评价')
  await one.see('2026年12月23日（星期三）24时前可以评价')
  const groups = one.page().getByRole('group', { name: '您满意吗' })
  await groups.first().getByRole('radio', { name: '满意', exact: true }).check()
  await one.press('提交对信访部门的评价')
  await one.see('您的评价：满意')
  await one.page().getByRole('group', { name: '您满意吗' }).getByRole('radio', { name: '不满意' }).check()
  await one.press('提交对责任单位的评价')
  await one.see('评价为不满意时，请写明理由。')
  await one.page().getByRole('checkbox', { name: '只有答复，没有实际办理' }).check()
  await one.page().getByRole('radio', { name: '未解决' }).first().check()
  await picture('rating')
  await one.press('提交对责任单位的评价')
  await one.see('您的评价：不满意。只有答复，没有实际办理')
  const rated = await open(one.resident(), petition)
  expect([rated.ratings.map(({ object, grade }) => `${object} ${grade}`), rated.requests[0]?.solved]).toEqual([
    ['bureau satisfied', 'unit unsatisfied'],
    'not',
  ])
})

it('contact change: the old ones in sight, and nothing sent that was left blank', async () => {
  const petition = await one.transferred('树枝遮挡路灯')
  await one.show(petition)
  await one.follow(/^变更联系方式/)
  await one.see('13800000001')
  await one.press('变更联系方式')
  await one.see('请填写要变更的电话或住址。')
  await one.write('新的联系电话', '13956107777')
  await picture('contact-change')
  await one.press('变更联系方式')
  await one.see('“变更联系方式”已提交')
  expect((await open(one.resident(), petition)).petitioner).toMatchObject({ phone: '13956107777', address: '相山区东街道幸福小区3栋' })
})

it('recusal and retaliation: whom it concerns, who reads it, and that the unit does not', async () => {
  const petition = await one.accepted('违建举报无人管')
  await one.show(petition)
  await one.follow(/^反映打击报复/)
  await one.see('办理单位看不到')
  await one.see('请马上拨打110')
  await one.write('发生了什么', '昨晚有人上门威胁我撤回。')
  await picture('retaliation-report')
  await one.press('报给信访部门')
  await one.see('由淮北市信访局直接核实')
  expect(JSON.stringify(await open(one.unit, petition))).not.toContain('威胁')

  await one.show(petition)
  await one.follow(/^申请回避/)
  await one.write('要求谁回避', '经办人王某')
  await one.pick('不是，或者不清楚')
  await one.write('有什么利害关系', '他是违建户主的弟弟。')
  await picture('recusal')
  await one.press('申请回避')
  await one.see('决定前该单位暂停办理')
})

it('mark: what it takes away, and a contest with a reason', async () => {
  const petition = await one.answered('物业费纠纷')
  await act(one.bureau, petition, 'mark', { mark: 'court-related', reason: '据了解已经起诉。' })
  const leader = await one.doors.house.staff('bureau-leader', { organisationId: '340600-bureau' })
  await act(leader, petition, 'mark-decision', { approved: true, reason: '已经核实起诉情况。' })
  await one.show(petition)
  await one.follow(/^对标记提出异议/)
  await one.see('有标记的信访件不参与评价和统计')
  await one.press('提出异议')
  await one.see('请填写异议理由。')
  await one.write('为什么不对', '我没有起诉，只是咨询过律师。')
  await picture('mark-contest')
  await one.press('提出异议')
  await one.see('结果会告诉您')
})

it('urge: whom, for what, how late; once however often it is tapped', async () => {
  const petition = await one.transferred('路灯一直不亮')
  await one.comeBack('2026-12-11T09:00:00+08:00')
  await one.show(petition)
  await one.see('已超过3天')
  await one.follow(/^催办/)
  await one.see('已超过3天')
  await one.write('想说的话', '晚上看不见路，老人摔了一跤。')
  await picture('urge')
  await one.button('催办').dblclick()
  await one.see('2026年12月18日（星期五）起可以再次催办')
  expect(await kinds(petition, 'urge')).toBe(1)
})
