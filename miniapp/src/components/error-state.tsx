import Taro from '@tarojs/taro'
import type { Problem } from '../api/client'
import { goTo } from '../go-to'
import { pageUrls } from '../page-urls'
import { Block, Button } from '../platform/elements'
import { EmptyState } from './empty-state'

const titles: Partial<Record<string, string>> = { unauthenticated: '请先登录', network: '没有连上', not_found: '没有找到' }

/** A page that could not be shown: what happened in words, and two ways on. */
export function ErrorState({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const mustSignIn = problem.code === 'unauthenticated'
  return (
    <Block live="alert">
      <EmptyState
        icon={problem.code === 'network' ? 'offline' : mustSignIn ? 'person' : 'alert'}
        title={titles[problem.code] ?? '没有成功'}
        text={problem.message}
      >
        {mustSignIn ? (
          <Button className="button button-primary" onPress={() => Taro.navigateTo({ url: pageUrls.signIn })}>
            登录
          </Button>
        ) : (
          <Button className="button button-primary" onPress={onRetry}>
            重试
          </Button>
        )}
        <Button className="button button-plain" onPress={() => goTo(pageUrls.home)}>
          回首页
        </Button>
      </EmptyState>
    </Block>
  )
}
