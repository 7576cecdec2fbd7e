import type { ReceivedPetition } from '@petition/shared/schemas/received-petition'
import { Alert, Button } from 'antd'
import { Link } from 'react-router'
import { Slips } from './slips.tsx'

/** What the petitioner is to be given; the 查询码 is shown to a bureau, once. */
export function ReceivedPanel({ received, onNext }: { received: ReceivedPetition; onNext: () => void }) {
  const { id, number, queryCode, signatoryCodes } = received
  return (
    <section className="panel" aria-labelledby="received-title">
      <h1 id="received-title">已经录入</h1>
      <p>编号：{number}</p>
      {queryCode && (
        <Alert
          type="warning"
          showIcon
          title={`查询码：${queryCode}`}
          description="请交给信访人。查询码只显示这一次，离开本页后无法再查看。"
        />
      )}
      {signatoryCodes.length > 0 && (
        <section aria-labelledby="signatory-codes">
          <h2 id="signatory-codes">联名人各自的查询码</h2>
          <p className="quiet">每位联名人凭编号和自己的查询码查进度，请分别交给本人。同样只显示这一次。</p>
          <ol>
            {signatoryCodes.map((one) => (
              <li key={one.queryCode}>
                {one.name}：{one.queryCode}
              </li>
            ))}
          </ol>
        </section>
      )}
      <div className="row">
        {queryCode && <Button onClick={() => window.print()}>打印</Button>}
        <Link to={`/petitions/${id}`}>打开这件信访件</Link>
        <Button onClick={onNext}>录入下一件</Button>
      </div>
      {queryCode && <Slips received={received} />}
    </section>
  )
}
