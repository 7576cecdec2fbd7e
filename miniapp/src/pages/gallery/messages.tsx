import { Problem } from '../../api/client'
import { Banner } from '../../components/banner'
import { Card } from '../../components/card'
import { EmptyState } from '../../components/empty-state'
import { ErrorState } from '../../components/error-state'
import { Notice } from '../../components/notice'
import { ProblemNotice } from '../../components/problem-notice'
import { Skeleton } from '../../components/skeleton'
import { Tag } from '../../components/tag'
import { Block, Button } from '../../platform/elements'

const nothing = () => undefined

export function Messages() {
  return (
    <>
      <Banner icon="offline">没有网络。您写的内容保存在本机，联网后可以继续。</Banner>
      <Banner icon="upload">有1件写好的信访件在等网络，联网后自动提交。</Banner>
      <Card title="状态">
        <Block className="tags">
          <Tag>已结束</Tag>
          <Tag tone="active">办理中</Tag>
          <Tag tone="good">已答复</Tag>
          <Tag tone="warning">等您确认</Tag>
          <Tag tone="danger">已超过期限</Tag>
        </Block>
      </Card>
      <Notice tone="info">单位会在15日内告诉您是否受理。</Notice>
      <Notice tone="success">已提交。</Notice>
      <Notice tone="warning">撤回后单位不再办理这件事。</Notice>
      <Notice tone="error">没有传上，请重试。</Notice>
      <ProblemNotice problem={new Problem('unavailable', '服务暂时繁忙，请过几分钟再试。')} onRetry={nothing} />
      <ProblemNotice problem={new Problem('unauthenticated', '请先登录。')} />
      <Skeleton cards={1} />
      <Card>
        <EmptyState icon="list" title="还没有信访件" text="提交以后，办到哪一步、谁在办、哪天答复，都在这里。">
          <Button className="button button-primary" onPress={nothing}>
            我要信访
          </Button>
        </EmptyState>
      </Card>
      <Card>
        <ErrorState problem={new Problem('network', '网络不通或没有及时得到回应，请检查网络后再试。')} onRetry={nothing} />
      </Card>
    </>
  )
}
