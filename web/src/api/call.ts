import type { Named } from './types';

export type CallStage =
  'answering' | 'prompt' | 'waiting' | 'offered' | 'connecting' | 'talking' | 'dialling' | 'passed-on';

/** How the recording of a call is kept. */
export interface Keeping {
  readonly days: number;
  readonly until: string;
  /** Since when it is held whatever its age; null when it is not. */
  readonly heldSince: string | null;
  /** False once its deletion is decided. */
  readonly kept: boolean;
  readonly deletedAt: string | null;
}

/** How many days the recordings of a client are kept, and what it may choose from. */
export interface Retention {
  readonly days: number;
  readonly leastDays: number;
  readonly mostDays: number;
}

/** Something that happened to a call. */
export interface CallMoment {
  readonly at: string;
  readonly kind: MomentKind;
  readonly agent: Named | null;
  readonly other: Named | null;
  readonly queue: Named | null;
  /** How long what ended then had been; null where nothing did. */
  readonly ms: number | null;
  readonly cause: string | null;
  /** The number outside in it, masked; null without one, and when nobody can read it any more. */
  readonly number: string | null;
}

export type MomentKind =
  | 'arrived'
  | 'turned-away'
  | 'answered'
  | 'prompt'
  | 'prompt-ended'
  | 'queued'
  | 'moved'
  | 'step'
  | 'kept'
  | 'freed'
  | 'offered'
  | 'rejected'
  | 'not-accepted'
  | 'withdrawn'
  | 'connect-failed'
  | 'connected'
  | 'connected-again'
  | 'dialled'
  | 'rang'
  | 'callee-answered'
  | 'hold'
  | 'resumed'
  | 'asked'
  | 'consulting'
  | 'conference'
  | 'consult-ended'
  | 'handed-over'
  | 'passed-on'
  | 'outside-called'
  | 'outside-rang'
  | 'outside-answered'
  | 'outside-conference'
  | 'outside-ended'
  | 'passed-outside'
  | 'returned'
  | 'recording-failed'
  | 'ended-by-caller'
  | 'ended-by-agent'
  | 'ended-by-supervisor'
  | 'ended-by-outside'
  | 'ended'
  | 'wrap-up'
  | 'wrap-up-ended';

/** A contact by telephone, as far as it has come. */
export interface Call {
  readonly id: string;
  /** In: somebody called. Out: an agent did. */
  readonly direction: 'in' | 'out';
  /** Of a call out, from being dialled until it was answered or over; null before and for calls in. */
  readonly rangMs: number | null;
  readonly line: Named & { readonly number: string };
  readonly queue: Named;
  readonly projectId: string;
  /** Who called, or was called; masked, and null when the network gave no number. */
  readonly caller: string | null;
  readonly arrivedAt: string;
  readonly answeredAt: string | null;
  readonly queuedAt: string | null;
  readonly connectedAt: string | null;
  readonly endedAt: string | null;
  readonly waitedMs: number | null;
  readonly talkedMs: number | null;
  /** How long the caller was on hold. */
  readonly heldMs: number;
  /** How often an agent left the call and it went on. */
  readonly passedOn: number;
  readonly agent: Named | null;
  /** Why it ended; null before. */
  readonly cause: string | null;
  readonly endedBy: 'caller' | 'agent' | 'system' | 'supervisor' | 'outside' | null;
  readonly stage: CallStage;
  readonly recording: 'none' | 'running' | 'saved' | 'failed' | 'deleted';
  /** Why there is none; null unless it failed. */
  readonly recordingFailure: 'refused' | 'no-outcome' | 'not-stored' | 'no-report' | null;
  readonly recordingMs: number | null;
}
