import type { Context } from '../../context.ts'
import { templateIds } from '../../wechat/templates.ts'

/** Which of WeChat's templates to ask consent for, in one tap. */
export const listTemplates = ({ config }: Context): string[] => templateIds(config.WECHAT_TEMPLATES)
