import type { ReceivedPetition } from '@petition/shared/schemas/received-petition'
import { Alert, Button } from 'antd'
import { Link } from 'react-router'

/** What the petitioner is to be given; the 查询码 is shown to a bureau, once. */
export function ReceivedPanel({ received: { id, number, queryCode }, onNext }: { received: ReceivedPetition; onNext: () => void }) {
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
      <div className="row">
        <Link to={`/petitions/${id}`}>打开这件信访件</Link>
        <Button onClick={onNext}>录入下一件</Button>
      </div>
    </section>
  )
}
