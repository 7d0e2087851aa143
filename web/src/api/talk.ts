import type { AgentState, BreakReason, DeskContact } from './console/frames';
import type { Named } from './types';

/** Whom an agent may ask in a talk, and where it may be passed on. */
export interface TalkGoals {
  readonly colleagues: readonly TalkColleague[];
  readonly queues: readonly (Named & { readonly waiting: number })[];
}

/** A line by which the agent can call: its number is shown to who is called. */
export type LineOut = Named & { readonly number: string };

/** A colleague who is signed in. */
export interface TalkColleague extends Named {
  readonly state: AgentState;
  readonly since: number;
  /** Ready, at a seat with sound. */
  readonly free: boolean;
}

/** An agent whom a supervisor may hear. */
export interface SupervisedAgent extends Named {
  readonly state: AgentState;
  /** Of a break; null for none. */
  readonly reason?: BreakReason | null;
  readonly since: number;
  /** The contact in hand; null without one. */
  readonly contact: DeskContact | null;
  /** Whether there is a talk, so that it can be heard. */
  readonly talks: boolean;
}
