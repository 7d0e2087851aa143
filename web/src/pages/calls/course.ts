import type { CallMoment } from '@/api';

/** Reasons that a line says in brackets; the others are plain from what happened. */
export const TOLD_CAUSES = [
  'queue-full',
  'wait-limit',
  'queue-closed',
  'closing-time',
  'caller-gone',
  'agent-audio-lost',
  'colleague-audio-lost',
  'refused',
  'no-outcome',
  'not-stored',
  'no-report',
  'not-joined',
  'busy',
  'no-answer',
  'declined',
  'number-unknown',
  'not-reached',
  'network',
  'cut',
  'answer-failed',
  'skipped',
  'limit',
  'failed',
] as const;
export type ToldCause = (typeof TOLD_CAUSES)[number];

const told: ReadonlySet<string> = new Set(TOLD_CAUSES);

/** The reason to tell of a moment; null when what happened says it already. */
export const causeOf = (moment: CallMoment): ToldCause | null =>
  moment.cause !== null && told.has(moment.cause) ? (moment.cause as ToldCause) : null;
