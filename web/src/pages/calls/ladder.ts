import type { LadderMessage } from '@/api';
import { formatTime } from '@/format/time';

/** 14:05:09.042: within a call, thousandths tell. */
export function momentOf(message: LadderMessage): string {
  const at = new Date(message.at);
  return `${formatTime(at)}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}

/** Seconds after the first message, such as +0.042. */
export function afterOf(message: LadderMessage, first: LadderMessage): string {
  return `+${((Date.parse(message.at) - Date.parse(first.at)) / 1000).toFixed(3)}`;
}

export type Mood = 'request' | 'going' | 'good' | 'elsewhere' | 'bad';

/** What a message means, by the first digit of an answer (RFC 3261 7.2). */
export function moodOf(message: LadderMessage): Mood {
  if (!/^\d{3} /.test(`${message.title} `)) return 'request';
  const moods: readonly Mood[] = ['going', 'good', 'elsewhere'];
  return moods[Number(message.title[0]) - 1] ?? 'bad';
}

/** Whether its arrow points to the right: the caller stands at the left of us, everybody else at the right. */
export const pointsRight = (message: LadderMessage): boolean => (message.party === 0) === message.incoming;

/** From where to where, over what. */
export const wayOf = (message: LadderMessage): string =>
  `${message.from} → ${message.to} ${message.transport.toUpperCase()}`;
