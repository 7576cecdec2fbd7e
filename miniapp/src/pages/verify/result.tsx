import { Card } from '../../components/card'
import { CopyButton } from '../../components/copy-button'
import { Disclosure } from '../../components/disclosure'
import { Notice } from '../../components/notice'
import { Block, Button, Text } from '../../platform/elements'
import { Trouble } from './trouble'
import type { Verified } from './verify-petition'
import { checksOf } from './words'

const limits = [
  '只核对文字和步骤，照片、文件和期限日期不在其中。',
  '这台设备上次看到之后又被删掉的最后几步，要等下次核对才能和这次比出来。所以请隔一段时间核对一次。',
  '签名密钥由本平台提供。保存好提交凭证，别人也能独立核对。',
]

export function Result({ of, onAgain }: { of: Verified; onAgain: () => void }) {
  const checks = checksOf(of)
  const isGood = checks.every(({ good }) => good)
  return (
    <>
      {isGood ? <Notice tone="success">{`没有发现改动。${of.number}的${of.events}步记录和当时写下的一样。`}</Notice> : <Trouble of={of} />}
      <Card title="核对了什么">
        <Block as="ul" className="checks">
          {checks.map(({ good, text }) => (
            <Block as="li" key={text} className={good ? 'check' : 'check check-wrong'}>
              <Text className="check-mark">{good ? '一致' : '不一致'}</Text>
              <Text className="check-text">{text}</Text>
            </Block>
          ))}
        </Block>
      </Card>
      <Card title="核对不了什么">
        <Block as="ul" className="checks">
          {limits.map((limit) => (
            <Block as="li" key={limit} className="check-limit">
              {limit}
            </Block>
          ))}
        </Block>
      </Card>
      <Card>
        <Disclosure title="每一步的校验值">
          <Block as="ol" className="checks">
            {of.items.map(({ sequence, hash, entry }) => (
              <Block as="li" key={sequence} className="check-hash">
                {sequence}. {entry?.label ?? '内部记录'}　{hash}
              </Block>
            ))}
          </Block>
        </Disclosure>
        <Block className="card-note">复制全部记录，可以交给懂技术的人独立核对。里面有您写的内容，请只交给信得过的人。</Block>
        <CopyButton text={JSON.stringify({ items: of.items })} label="复制全部记录" alone />
      </Card>
      <Button className="button" onPress={onAgain}>
        再核对一次
      </Button>
    </>
  )
}
