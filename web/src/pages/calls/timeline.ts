import type { Call } from '@/api';

export type Moment = 'arrived' | 'dialled' | 'answered' | 'queued' | 'connected' | 'ended';

export interface TimelineEntry {
  readonly moment: Moment;
  readonly at: string;
  /** How long it took from the moment before; null for the first. */
  readonly afterMs: number | null;
}

/** The moments of a call in their order, as far as it came. */
export function timelineOf(call: Call): readonly TimelineEntry[] {
  const moments: readonly (readonly [Moment, string | null])[] = [
    [call.direction === 'out' ? 'dialled' : 'arrived', call.arrivedAt],
    // a call out begins to be a talk with the answer
    ['answered', call.direction === 'out' ? null : call.answeredAt],
    ['queued', call.queuedAt],
    ['connected', call.connectedAt],
    ['ended', call.endedAt],
  ];
  let before: number | null = null;
  return moments.flatMap(([moment, at]) => {
    if (at === null) return [];
    const time = Date.parse(at);
    const afterMs = before === null ? null : time - before;
    before = time;
    return [{ moment, at, afterMs }];
  });
}
