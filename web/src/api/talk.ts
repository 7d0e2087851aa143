import type { AgentState } from './console/frames';
import type { Named } from './types';

/** Whom an agent may ask in a talk, and where it may be passed on. */
export interface TalkGoals {
  readonly colleagues: readonly TalkColleague[];
  readonly queues: readonly (Named & { readonly waiting: number })[];
}

/** A colleague who is signed in. */
export interface TalkColleague extends Named {
  readonly state: AgentState;
  readonly since: number;
  /** Ready, at a seat with sound. */
  readonly free: boolean;
}
