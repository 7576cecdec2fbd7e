import Taro from '@tarojs/taro'
import type { Problem } from '../api/client'
import { pageUrls } from '../page-urls'
import { Block, Button } from '../platform/elements'
import { Notice } from './notice'

/** What went wrong and the one thing to do about it. */
export function ProblemNotice({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const mustSignIn = problem.code === 'unauthenticated'
  return (
    <Notice tone={mustSignIn ? 'info' : 'error'}>
      <Block>{problem.message}</Block>
      {mustSignIn ? (
        <Button className="button" onPress={() => Taro.navigateTo({ url: pageUrls.signIn })}>
          登录
        </Button>
      ) : onRetry ? (
        <Button className="button" onPress={onRetry}>
          重试
        </Button>
      ) : null}
    </Notice>
  )
}
