import { Card } from '../../../components/card'
import { Block } from '../../../platform/elements'
import './consequences.scss'

const ends = [
  '所有手机和电脑上的登录马上失效，微信和手机号码不再与您的信访件关联',
  '保存的姓名、电话、住址、证件号码、常用地址会删除',
  '再也收不到进展通知，也不能在这里评价、补充、催办、撤回',
]
const goesOn = ['已经提交的信访件继续办理、依法归档', '用编号和查询码仍然可以查进度，请先把它们记下来']

/** What ends with the account, and what does not. */
export function Consequences() {
  return (
    <>
      <Card title="注销以后">
        <List lines={ends} />
      </Card>
      <Card title="不会改变的">
        <List lines={goesOn} />
      </Card>
    </>
  )
}

function List({ lines }: { lines: string[] }) {
  return (
    <Block as="ul" className="lines">
      {lines.map((line) => (
        <Block as="li" key={line} className="line">
          {line}
        </Block>
      ))}
    </Block>
  )
}
