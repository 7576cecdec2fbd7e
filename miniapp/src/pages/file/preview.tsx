import { petitionKindLabels } from '@petition/shared/vocabulary/petition'
import { listRegions } from '../../api/regions'
import { useRemote } from '../../api/use-remote'
import { Card } from '../../components/card'
import { Facts } from '../../components/facts'
import { Block } from '../../platform/elements'
import type { Draft } from './draft'

const yesNo = (value: boolean) => (value ? '是' : '否')

/** Everything once more before it is sent. */
export function Preview({ draft }: { draft: Draft }) {
  const regions = useRemote(listRegions)
  const nameOf = (code: string) => regions.data?.find((region) => region.code === code)?.name ?? ''
  return (
    <Block>
      <Card title={`请核对：${petitionKindLabels[draft.kind]}`}>
        <Facts
          rows={[
            ['标题', draft.title],
            ['内容', draft.body],
            ...draft.requests
              .filter((request) => request.trim())
              .map((request, index): [string, string] => [`第${index + 1}条诉求`, request]),
            ['地点', `${nameOf(draft.countyCode)}${nameOf(draft.townCode)} ${draft.placeText}`.trim()],
            ['材料', draft.files.length ? `${draft.files.length}个：${draft.files.map((file) => file.name).join('、')}` : '没有'],
          ]}
        />
      </Card>
      <Card title="您的身份和选择">
        <Facts
          rows={[
            ['检举控告', yesNo(draft.aboutConduct)],
            ['被反映人', draft.aboutConduct ? `${draft.accusedName} ${draft.accusedUnit}`.trim() : ''],
            [draft.petitionerType === 'person' ? '姓名' : '单位名称', draft.name],
            ['联系电话', draft.phone],
            [draft.petitionerType === 'person' ? '住址' : '单位地址', draft.address],
            ['隐藏身份', yesNo(draft.hideIdentity)],
            ['电子送达', draft.electronicDelivery ? '同意' : '不同意'],
            ['公开', draft.publishConsent && !draft.aboutConduct ? '同意' : '不同意'],
          ]}
        />
      </Card>
    </Block>
  )
}
