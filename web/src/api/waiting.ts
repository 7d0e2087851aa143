export const STRATEGIES = ['longest-idle', 'least-occupied', 'most-skilled', 'round-robin'] as const;
/** Which of several agents who are ready is offered a caller. */
export type Strategy = (typeof STRATEGIES)[number];

/** How callers wait in a queue; 0 stands for no limit. */
export interface WaitingRules {
  readonly strategy: Strategy;
  readonly mostWaiting: number;
  readonly longestWaitMs: number;
  /** Where those go who are too many or have waited too long; null to end the call. */
  readonly overflowQueueId: string | null;
}

export const CALLER_CLASSES = ['normal', 'vip', 'emergency'] as const;
export type CallerClass = (typeof CALLER_CLASSES)[number];

/** How soon callers of a line are to be answered. */
export interface LineUrgency {
  readonly callerClass: CallerClass;
  /** Each point is worth a second of waiting. */
  readonly priority: number;
  /** 0 for none. */
  readonly deadlineMs: number;
}
