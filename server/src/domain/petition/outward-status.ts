import type { OutwardStatus, PetitionStatus } from '@petition/shared/vocabulary/petition'

/** The provincial dictionary's word (practice). "超期" is a question asked of the calendar: whether the period to answer has run out. */
export function outwardStatus(status: PetitionStatus, answerOverdue: boolean): OutwardStatus {
  switch (status) {
    case 'submitted':
    case 'registered':
    case 'transferred':
      return '受理申请审查中'
    case 'accepted':
      return answerOverdue ? '超期未作出处理意见' : '受理'
    case 'replied':
      return '已作出处理意见'
    case 'concluded':
      return '审核认定办结'
    case 'refused':
      return '不予受理'
    case 'withdrawn':
      return '已撤回'
    case 'guided':
      return '已导入其他法定程序'
    case 'joined':
      return '已并入此前的信访件'
  }
}
