import type { PetitionView } from '@petition/shared/schemas/petition'
import { Card } from '../../components/card'
import { CopyButton } from '../../components/copy-button'
import { formatInstant, spaced } from '../../format'
import { Block } from '../../platform/elements'

/** Number and 查询码: what lets one look the matter up without signing in. */
export function Keepsakes({ view }: { view: PetitionView }) {
  const { number, queryCode } = view
  const note = `淮北信访　编号：${number}　提交时间：${formatInstant(view.submittedAt)}${queryCode ? `　查询码：${queryCode}（请勿告诉他人）` : ''}`
  return (
    <Card title={queryCode ? '请保存这两个号码' : '请保存编号'}>
      <Keepsake name="编号" value={number} shown={number} />
      {queryCode ? <Keepsake name="查询码" value={queryCode} shown={spaced(queryCode)} /> : null}
      {queryCode ? (
        <Block className="card-note">
          凭编号和查询码，不登录也能查进度。查询码只有您知道，请不要告诉任何人，包括办理单位的人员；信访局也不会向您要。
        </Block>
      ) : null}
      <CopyButton text={note} label={queryCode ? '复制编号和查询码' : '复制编号和提交时间'} alone />
    </Card>
  )
}

/** Whom the filer gives which code, so that each signatory can look the matter up. */
export function SignatoryCodes({ view: { number, signatoryCodes = [] } }: { view: PetitionView }) {
  if (signatoryCodes.length === 0) return null
  return (
    <Card title="请转交联名人">
      <Block className="card-note">每位联名人凭编号和自己的查询码，不登录也能查进度；他们的查询码不能评价，也不能用来证明身份。</Block>
      {signatoryCodes.map(({ name, queryCode }) => (
        <Block key={queryCode} className="number">
          <Block className="number-name">{name}</Block>
          <Block className="number-value">{spaced(queryCode)}</Block>
          <CopyButton text={`淮北信访　编号：${number}　${name}的查询码：${queryCode}`} label={`复制${name}的编号和查询码`} />
        </Block>
      ))}
    </Card>
  )
}

function Keepsake({ name, value, shown }: { name: string; value: string; shown: string }) {
  return (
    <Block className="number">
      <Block className="number-name">{name}</Block>
      <Block className="number-value">{shown}</Block>
      <CopyButton text={value} label={`复制${name}`} />
    </Block>
  )
}
