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
  | 'ended';

/** What became of a call, in one word. */
export function resultOf(call: Call): CallResult {
  if (call.endedAt === null) return call.stage === 'talking' ? 'talking' : 'under-way';
  if (call.connectedAt !== null) return talkResult(call.cause);
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
};

export const markOf = (call: Call): Mark => MARKS[resultOf(call)];
