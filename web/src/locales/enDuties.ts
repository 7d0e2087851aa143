import type { zhDuties } from './zhDuties';

/** What is asked of agents after talks and offers, and what they choose to come next. */
export const enDuties: typeof zhDuties = {
  afterContact: {
    title: 'Wrap-up and missed offers',
    wrapUp: 'Wrap-up',
    wrapUps: {
      timed: 'Timed',
      none: 'None',
      required: 'Ended by the agent',
      extendable: 'Timed, can be made longer',
    },
    wrapUpHints: {
      timed: 'It ends by itself at its limit, or earlier by the agent.',
      none: 'After a talk the agent is ready at once.',
      required: 'Only the agent ends it; there is no limit.',
      extendable: 'It ends by itself at its limit, which the agent may put off.',
    },
    longer: 'Longer by (seconds)',
    mostTimes: 'How many times at most',
    rejected: 'Pause after a rejection (s)',
    rejectedHint: 'No calls are offered for this time, then the agent is ready; empty: until the agent is ready.',
    overlooked: 'Pause after no answer (s)',
    overlookedHint: 'No calls are offered for this time, then the agent is ready; empty: until the agent is ready.',
    mostReturns: 'Missed offers at most',
    mostReturnsHint:
      'After so many the call goes to the overflow queue under “Rules of waiting”, or waits on where there is none; empty: any number.',
  },
  nextState: {
    label: 'What comes next',
    choose: 'After this contact',
    ready: 'Ready',
    break: 'Break',
    'signed-out': 'Leave seat',
    reason: 'Reason for the break',
    reasons: {
      rest: 'Rest',
      meal: 'Meal',
      training: 'Training',
      meeting: 'Meeting',
      away: 'Away',
      other: 'Other',
    },
    bar: '→ {state}',
    barTitle: 'After this contact: {state}',
    longer: 'Longer wrap-up',
    timesLeft: '{n} time more possible | {n} times more possible',
    readyIn: 'Ready again in {time}',
  },
};
