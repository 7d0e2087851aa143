import type { Call } from '@/api';
import type { Mark } from '@/components/StateMark.vue';

export type CallResult =
  | 'under-way'
  | 'talking'
  | 'answered'
  | 'talk-cut'
  | 'agent-audio-lost'
  | 'abandoned'
  | 'left-early'
  | 'connection-lost'
  | 'restart'
  | 'answer-failed'
  | 'busy'
  | 'queue-full'
  | 'wait-limit'
  | 'queue-closed'
  | 'out-busy'
  | 'out-no-answer'
  | 'out-declined'
  | 'out-number-unknown'
  | 'out-not-reached'
  | 'out-given-up'
  | 'ended';

/** What became of a call, in one word. */
export function resultOf(call: Call): CallResult {
  if (call.endedAt === null) return call.stage === 'talking' ? 'talking' : 'under-way';
  if (call.connectedAt !== null) return talkResult(call.cause);
  if (call.direction === 'out') return outResult(call.cause);
  switch (call.cause) {
    case 'normal':
      return call.queuedAt === null ? 'left-early' : 'abandoned';
    case 'network':
      return 'connection-lost';
    case 'cut':
      return 'restart';
    case 'answer-failed':
      return 'answer-failed';
    case 'busy':
    case 'queue-full':
    case 'wait-limit':
    case 'queue-closed':
      return call.cause;
    default:
      return 'ended';
  }
}

/** What became of a call out that nobody answered. */
function outResult(cause: string | null): CallResult {
  switch (cause) {
    case 'normal':
      return 'out-given-up';
    case 'busy':
    case 'no-answer':
    case 'declined':
    case 'number-unknown':
    case 'not-reached':
      return `out-${cause}`;
    case 'network':
      return 'out-not-reached';
    case 'cut':
      return 'restart';
    case 'agent-audio-lost':
      return 'agent-audio-lost';
    default:
      return 'ended';
  }
}

function talkResult(cause: string | null): CallResult {
  if (cause === 'agent-audio-lost') return 'agent-audio-lost';
  if (cause === 'network') return 'connection-lost';
  return cause === 'cut' ? 'talk-cut' : 'answered';
}

const MARKS: Readonly<Record<CallResult, Mark>> = {
  'under-way': 'off',
  talking: 'off',
  answered: 'good',
  'talk-cut': 'bad',
  'agent-audio-lost': 'bad',
  abandoned: 'warn',
  'left-early': 'none',
  'connection-lost': 'bad',
  restart: 'bad',
  'answer-failed': 'bad',
  busy: 'bad',
  'queue-full': 'bad',
  'wait-limit': 'bad',
  'queue-closed': 'warn',
  ended: 'none',
  'out-busy': 'warn',
  'out-no-answer': 'warn',
  'out-declined': 'warn',
  'out-number-unknown': 'warn',
  'out-not-reached': 'bad',
  'out-given-up': 'none',
};

export const markOf = (call: Call): Mark => MARKS[resultOf(call)];
