import type { PetitionView } from '@petition/shared/schemas/petition'
import { Attachments } from '../../components/attachments'
import { Card } from '../../components/card'
import { Facts } from '../../components/facts'
import { formatInstant } from '../../format'

/** What was filed. */
export function Filed({ view }: { view: PetitionView }) {
  return (
    <Card title="您提交的内容">
      <Facts
        rows={[
          ['提交时间', formatInstant(view.submittedAt)],
          ['内容', view.body],
          ['地点', `${view.regionName} ${view.place?.text ?? ''}`.trim()],
          ['被反映人', view.accused.map((accused) => `${accused.name ?? ''} ${accused.organisationName ?? ''}`.trim()).join('；')],
          ['姓名', view.petitioner?.name],
          ['联系电话', view.petitioner?.phone],
          ['住址', view.petitioner?.address],
          ['隐藏身份', view.hideIdentity ? '不向被反映的单位透露' : null],
          ['电子送达', view.electronicDelivery ? '同意' : '不同意'],
          ['公开', view.publishConsent ? '同意' : '不同意'],
        ]}
      />
      {view.attachments.length > 0 ? <Attachments items={view.attachments} /> : null}
    </Card>
  )
}
