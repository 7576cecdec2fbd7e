import type { ReactNode } from 'react'
import { Card } from '../../components/card'
import { Facts } from '../../components/facts'
import type { Draft } from '../../outbox/draft'
import { isJoint, writtenRequests } from '../../outbox/submission'
import { Block, Button, Heading } from '../../platform/elements'
import { type StepName, stepsOf, titleOf } from './steps'
import { nameOf, type Regions } from './use-regions'

const yesNo = (value: boolean) => (value ? '是' : '否')
const filedBefore = { '': '', no: '没有', yes: '信访过', unknown: '记不清了' }
const atCourt = { '': '', no: '没有', pending: '正在进行', decided: '已经有结果' }

type Rows = [string, ReactNode][]

function rowsOf(draft: Draft, regions: Regions): Partial<Record<StepName, Rows>> {
  const isPerson = draft.petitionerType === 'person'
  const place = `${nameOf(regions.all, draft.countyCode)}${nameOf(regions.all, draft.townCode)} ${draft.placeText}`.trim()
  return {
    what: [
      ['标题', draft.title],
      ['内容', draft.body],
    ],
    points: writtenRequests(draft).map((request, index) => [`第${index + 1}条诉求`, request]),
    where: [['地点', place]],
    photos: [['材料', draft.files.length ? `${draft.files.length}个：${draft.files.map(filed).join('、')}` : '没有']],
    conduct: [
      ['检举控告', yesNo(draft.aboutConduct)],
      ['被反映人', draft.aboutConduct ? `${draft.accusedName} ${draft.accusedUnit}`.trim() : ''],
    ],
    people: [
      ['人数', isJoint(draft) ? `${draft.peopleCount}人` : '只有我'],
      ['联名人', isJoint(draft) ? draft.signatories.map(({ name }) => name).join('、') : ''],
    ],
    before: [
      ['以前信访过', `${filedBefore[draft.filedBefore]} ${draft.filedBefore === 'yes' ? draft.filedBeforeNumber : ''}`.trim()],
      ['诉讼、仲裁、复议', atCourt[draft.atCourt]],
    ],
    who: [
      [isPerson ? '姓名' : '单位名称', draft.name],
      [isPerson ? '身份证号' : '信用代码', draft.idNumber],
      ['联系电话', draft.phone],
      [isPerson ? '住址' : '单位地址', draft.address],
    ],
    choices: [
      ['隐藏身份', yesNo(draft.hideIdentity)],
      ['电子送达', draft.electronicDelivery ? '同意' : '不同意'],
      ['公开', draft.publishConsent && !draft.aboutConduct ? '同意' : '不同意'],
    ],
  }
}

const filed = ({ name, caption }: Draft['files'][number]) => (caption ? `${name}（${caption}）` : name)

/** Everything once more before it is sent, each part with the way back to it. */
export function Preview({ draft, regions, onOpen }: { draft: Draft; regions: Regions; onOpen: (name: StepName) => void }) {
  const rows = rowsOf(draft, regions)
  return (
    <Card>
      {stepsOf(draft.kind).map((name) => {
        const title = titleOf(name, draft.kind)
        return rows[name] ? (
          <Block key={name} className="preview-part">
            <Block className="preview-head">
              <Heading level={3} className="preview-title">
                {title}
              </Heading>
              <Button className="button button-small" label={`修改：${title}`} onPress={() => onOpen(name)}>
                修改
              </Button>
            </Block>
            <Facts rows={rows[name]} />
          </Block>
        ) : null
      })}
    </Card>
  )
}
