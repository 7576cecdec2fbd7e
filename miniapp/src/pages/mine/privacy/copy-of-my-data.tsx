import { useState } from 'react'
import { getCopyOfMyData } from '../../../api/me'
import { useSending } from '../../../api/use-sending'
import { Card } from '../../../components/card'
import { Notice } from '../../../components/notice'
import { ProblemNotice } from '../../../components/problem-notice'
import { chinaDay, formatSize } from '../../../format'
import { Block, Button } from '../../../platform/elements'
import { handOver, handOverWord, writeTextFile } from '../../../platform/text-file'

interface Copy {
  path: string
  name: string
  size: string
}

/** Everything the service has about the person, as a file to keep. WeChat hands a file over only inside a touch, hence two. */
export function CopyOfMyData() {
  const [copy, setCopy] = useState<Copy>()
  const { busy, problem, run } = useSending()

  const prepare = () =>
    run(async () => {
      const text = JSON.stringify(await getCopyOfMyData(), null, 2)
      const name = `我的信访资料-${chinaDay(Date.now())}.json`
      setCopy({ path: await writeTextFile(name, text), name, size: formatSize(text.length) })
    })
  return (
    <Card title="拿一份副本">
      <Block className="card-note">
        包括您的资料、提交的内容、办理经过、消息和评价，还有哪个单位看过。文件里有个人信息，请自己保管好。
      </Block>
      {problem ? <ProblemNotice problem={problem} onRetry={() => void prepare()} /> : null}
      {copy ? (
        <Notice tone="success">
          <Block>{`副本准备好了：${copy.name}（${copy.size}）`}</Block>
          <Button className="button button-primary" onPress={() => void handOver(copy.path, copy.name)}>
            {handOverWord}
          </Button>
        </Notice>
      ) : (
        <Button className="button" disabled={busy} onPress={() => void prepare()}>
          {busy ? '正在准备…' : '准备副本'}
        </Button>
      )}
    </Card>
  )
}
