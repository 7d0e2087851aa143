import type { Named } from './types';

export type CallStage = 'answering' | 'prompt' | 'waiting' | 'offered' | 'connecting' | 'talking';

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

/** A contact by telephone, as far as it has come. */
export interface Call {
  readonly id: string;
  readonly line: Named & { readonly number: string };
  readonly queue: Named;
  readonly projectId: string;
  /** Masked; null when the network gave no number. */
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
  readonly endedBy: 'caller' | 'agent' | 'system' | null;
  readonly stage: CallStage;
  readonly recording: 'none' | 'running' | 'saved' | 'failed' | 'deleted';
  /** Why there is none; null unless it failed. */
  readonly recordingFailure: 'refused' | 'no-outcome' | 'not-stored' | 'no-report' | null;
  readonly recordingMs: number | null;
}
