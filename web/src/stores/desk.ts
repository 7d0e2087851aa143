import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';

import type { AgentState, BreakReason, Command, Desk, NextState } from '@/api/console/frames';
import { contactOf, mayAct, stateAfter, type DeskAct } from '@/desk/acts';
import { handledAfter, type Handled } from '@/desk/handled';
import { keepHandled, keptHandled } from '@/desk/keptHandled';

import { useConsole } from './console';
import { useSession } from './session';

interface Expected {
  readonly act: DeskAct;
  readonly leadsTo: AgentState;
  readonly since: number;
}

/** The own seat: its state, what may be done, and what has been handled since signing in. */
export const useDesk = defineStore('desk', () => {
  const wire = useConsole();
  const session = useSession();
  /** What was asked for and not answered yet; it is shown as if it had been carried out. */
  const expected = shallowRef<Expected | null>(null);
  const handled = shallowRef<readonly Handled[]>([]);
  const problem = shallowRef<unknown>(null);
  /** Counts the refusals, for whoever tells them. */
  const refusals = ref<number>(0);

  const real = computed(() => wire.desk);
  const up = computed(() => wire.link === 'up');
  const state = computed(() => {
    if (expected.value !== null) return expected.value.leadsTo;
    return real.value?.state ?? 'signed-out';
  });
  /** Since when the state is; null without a seat, which has no beginning. */
  const since = computed(() =>
    state.value === 'signed-out' ? null : (expected.value?.since ?? real.value?.since ?? null),
  );
  /** An offer that nobody has answered yet. */
  const offer = computed(() =>
    up.value && expected.value === null && real.value?.state === 'offered' ? real.value.offer : null,
  );
  /** Ready, but nothing can be offered: the seat has no sound. */
  const silent = computed(() => up.value && state.value === 'ready' && real.value?.audio === 'none');
  const contact = computed(() => real.value?.contact ?? null);
  /** What was chosen for after the contact, as long as there is one, and until when a state lasts. */
  const outlook = computed(() => real.value?.outlook ?? null);
  /** Whether somebody to ask, or a queue to pass the contact on to, is being chosen; never once that is not possible any more. */
  const wantsToChoose = ref<boolean>(false);
  const choosing = computed({
    get: () => wantsToChoose.value && real.value !== null && mayAct('transfer', real.value),
    set: (wanted: boolean) => (wantsToChoose.value = wanted),
  });
  const busy = computed(() => expected.value?.act ?? null);

  const may = (act: DeskAct): boolean =>
    up.value && real.value !== null && expected.value === null && mayAct(act, real.value);

  /** @param goal the colleague who is asked, the queue that the contact is passed on to, the number outside, who is called, or whose contact it was */
  async function act(wanted: DeskAct, goal = '', line?: string): Promise<boolean> {
    const desk = real.value;
    if (desk === null || !may(wanted)) return false;
    const about = contactOf(wanted, desk);
    expected.value = { act: wanted, leadsTo: stateAfter(wanted, desk), since: Date.now() + wire.clockOffset };
    problem.value = null;
    try {
      await send(wanted, about ?? '', goal, line);
      return true;
    } catch (refused) {
      problem.value = refused;
      refusals.value += 1;
      return false;
    } finally {
      expected.value = null;
    }
  }

  /** Chooses what comes after the contact in hand; nothing is shown of it before the server says so. */
  const chooseNext = (next: NextState, reason: BreakReason = 'rest'): Promise<void> =>
    tell({ do: 'next', state: next, ...(next === 'break' ? { reason } : {}) });

  /** Takes a break for a reason, or goes on with the one there is for another. */
  const takeBreak = (reason: BreakReason): Promise<void> => tell({ do: 'break', reason });

  async function tell(command: Command): Promise<void> {
    try {
      await wire.send(command);
    } catch (refused) {
      problem.value = refused;
      refusals.value += 1;
    }
  }

  function send(wanted: DeskAct, contact: string, goal: string, line?: string): Promise<object> {
    switch (wanted) {
      case 'sign-in':
      case 'sign-out':
      case 'ready':
      case 'break':
        return wire.send({ do: wanted });
      case 'ask':
        return wire.send({ do: wanted, contact, colleague: goal });
      case 'transfer':
        return wire.send({ do: wanted, contact, queue: goal });
      case 'call-outside':
      case 'pass-outside':
        return wire.send({ do: wanted, contact, number: goal });
      case 'dial':
        return wire.send({ do: wanted, number: goal, ...(line === undefined ? {} : { line }) });
      case 'call-back':
        return wire.send({ do: wanted, contact: goal });
      default:
        return wire.send({ do: wanted, contact });
    }
  }

  // The next contact begins without the list of the one before.
  watch(
    () => contact.value?.contact,
    () => (wantsToChoose.value = false),
  );
  watch(real, (after: Desk | null, before: Desk | null) => {
    const person = session.person?.id;
    if (after === null || person === undefined) {
      handled.value = [];
      return;
    }
    const known = before === null ? keptHandled(person) : handled.value;
    handled.value = handledAfter(known, before, after, Date.now() + wire.clockOffset);
    keepHandled(person, handled.value);
  });
  // Whoever signs out of the program leaves nothing behind on a shared computer.
  watch(
    () => session.person?.id,
    (person, before) => person === undefined && before !== undefined && keepHandled(before, []),
  );

  return {
    real,
    up,
    state,
    since,
    offer,
    silent,
    contact,
    outlook,
    chooseNext,
    takeBreak,
    choosing,
    busy,
    handled,
    problem,
    refusals,
    may,
    act,
  };
});
