import type { AgentsInState, Live, LiveQueue, QueueToday } from '@/api/console/frames';

/** Of the contacts offered to the queues today, how many in a hundred were answered within 20 seconds. */
export function answeredIn20s(today: QueueToday): number | null {
  return today.offered === 0 ? null : (today.answeredIn20s / today.offered) * 100;
}

/** Average speed of answer: the wait of the answered contacts over their number. */
export function averageSpeedMs(today: QueueToday): number | null {
  return today.answered === 0 ? null : today.waitedMs / today.answered;
}

/** How many agents are in a state and can be called there. */
export const reachableIn = (agents: AgentsInState | undefined): number =>
  agents === undefined ? 0 : agents.now - agents.silent;

/** How long agents were in a state today, all together: what has ended, and what goes on. */
export function timeInStateMs(agents: AgentsInState | undefined, now: number): number {
  if (agents === undefined) return 0;
  return agents.spent + (agents.since === null ? 0 : agents.now * Math.max(0, now - agents.since));
}

export interface Totals {
  readonly waiting: number;
  readonly connecting: number;
  readonly talking: number;
  /** Since when the caller waits who has waited longest of all. */
  readonly longestSince: number | null;
  readonly today: QueueToday;
}

/** All queues together, from their counts and sums. */
export function totalsOf(live: Live): Totals {
  const { queues } = live;
  const sum = (count: (queue: LiveQueue) => number): number => queues.reduce((all, queue) => all + count(queue), 0);
  const since = queues.flatMap((queue) => (queue.longestSince === null ? [] : [queue.longestSince]));
  return {
    waiting: sum((queue) => queue.waiting),
    connecting: sum((queue) => queue.connecting),
    talking: sum((queue) => queue.talking),
    longestSince: since.length === 0 ? null : Math.min(...since),
    today: {
      offered: sum((queue) => queue.today.offered),
      answered: sum((queue) => queue.today.answered),
      answeredIn20s: sum((queue) => queue.today.answeredIn20s),
      abandoned: sum((queue) => queue.today.abandoned),
      waitedMs: sum((queue) => queue.today.waitedMs),
    },
  };
}
