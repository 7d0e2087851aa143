/** 座席在通话之后和拒接、未接时的规则，以及下一状态。 */
export const zhDuties = {
  duties: {
    title: '话后与未接',
    wrapUp: '话后处理方式',
    wrapUps: {
      timed: '限时',
      none: '不需要',
      required: '由座席结束',
      extendable: '限时，可延长',
    },
    wrapUpHints: {
      timed: '到达时限自动结束，座席也可以提前结束。',
      none: '通话结束后座席立即空闲。',
      required: '只能由座席自己结束，没有时限。',
      extendable: '到达时限自动结束，座席可以延长几次。',
    },
    longer: '每次延长（秒）',
    mostTimes: '最多延长次数',
    rejected: '拒接后暂停（秒）',
    rejectedHint: '这段时间不派来电，之后自动空闲；留空则由座席自己示闲。',
    overlooked: '未接后暂停（秒）',
    overlookedHint: '这段时间不派来电，之后自动空闲；留空则由座席自己示闲。',
    mostReturns: '最多无人接听次数',
    mostReturnsHint: '达到次数的来电转到“排队规则”中的溢出队列，没有溢出队列则继续排队；留空则不限。',
  },
  nextState: {
    label: '接下来的状态',
    choose: '本次联络之后',
    ready: '空闲',
    break: '小休',
    'signed-out': '签出',
    bar: '之后：{state}',
    longer: '延长话后处理',
    timesLeft: '还可延长 {n} 次',
    readyIn: '{time} 后自动空闲',
  },
};
