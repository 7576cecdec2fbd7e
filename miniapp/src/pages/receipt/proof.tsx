import type { Receipt } from '@petition/shared/schemas/petition'
import { Card } from '../../components/card'
import { CopyButton } from '../../components/copy-button'
import { Disclosure } from '../../components/disclosure'
import { Facts } from '../../components/facts'
import { Block } from '../../platform/elements'

/** What proves to anybody that exactly this was filed at this time. */
export function Proof({ receipt }: { receipt: Receipt }) {
  return (
    <Card>
      <Disclosure title="可以核对的提交凭证">
        <Block className="card-note">这几行能证明您在这个时间提交了这些内容，改一个字都对不上。需要时复制保存。</Block>
        <Facts
          rows={[
            ['内容摘要', receipt.contentHash],
            ['事件摘要', receipt.eventHash],
            ['密钥编号', receipt.keyId],
            ['签名', receipt.signature],
          ]}
        />
      </Disclosure>
      <CopyButton text={JSON.stringify(receipt)} label="复制提交凭证" alone />
    </Card>
  )
}
