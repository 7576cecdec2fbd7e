import type { PetitionView } from '@petition/shared/schemas/petition'
import { Attachments } from '../../components/attachments'
import { Card } from '../../components/card'
import { CopyButton } from '../../components/copy-button'
import { Disclosure } from '../../components/disclosure'
import { Facts } from '../../components/facts'
import { spaced } from '../../format'
import { Block } from '../../platform/elements'

/** What was filed, and the proof of it. */
export function Filed({ view }: { view: PetitionView }) {
  return (
    <Card title="您提交的内容">
      <Facts
        rows={[
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
      {view.queryCode ? (
        <Disclosure title="查询码">
          <Block className="number-value">{spaced(view.queryCode)}</Block>
          <CopyButton text={view.queryCode} label="复制查询码" />
        </Disclosure>
      ) : null}
      {view.receipt ? (
        <Disclosure title="提交凭证">
          <Block className="card-note">这几行可以证明您在这个时间提交了这些内容，请需要时复制保存。</Block>
          <Facts
            rows={[
              ['内容摘要', view.receipt.contentHash],
              ['事件摘要', view.receipt.eventHash],
              ['密钥编号', view.receipt.keyId],
              ['签名', view.receipt.signature],
            ]}
          />
          <CopyButton text={JSON.stringify(view.receipt)} label="复制提交凭证" />
        </Disclosure>
      ) : null}
    </Card>
  )
}
