// @vitest-environment node
import { describe, expect, it } from 'vitest';

import { AGENT_STATES, type AgentState, type Desk, type DeskContact } from '@/api/console/frames';

import { contactOf, mayAct, nextAct, stateAfter, type DeskAct } from './acts';

const ALL: readonly DeskAct[] = ['sign-in', 'sign-out', 'ready', 'break', 'accept', 'reject', 'hang-up', 'end-wrap-up'];
const contact = (id: string): DeskContact => ({
  contact: id,
  line: { id: '1', name: '热线', number: '400' },
  queue: { id: '2', name: '队列' },
  caller: null,
  since: 0,
  due: null,
});

describe('what an agent may do', () => {
  it.each<[AgentState, DeskAct[]]>([
    ['signed-out', ['sign-in']],
    ['not-ready', ['sign-out', 'ready', 'break']],
    ['ready', ['sign-out', 'break']],
    ['offered', ['accept', 'reject']],
    ['connecting', []],
    ['talking', ['hang-up']],
    ['wrap-up', ['sign-out', 'break', 'end-wrap-up']],
    ['break', ['sign-out', 'ready']],
    ['no-answer', ['sign-out', 'ready', 'break']],
  ])('given_the_state_%s_when_asked_then_it_is_%j', (state, acts) => {
    expect(ALL.filter((act) => mayAct(act, state))).toEqual(acts);
  });

  it('given_every_state_when_asked_for_the_next_act_then_it_is_one_that_is_allowed', () => {
    for (const state of AGENT_STATES) {
      const next = nextAct(state);
      if (next !== null) expect.soft(mayAct(next, state), state).toBe(true);
    }
    expect(nextAct('offered')).toBe('accept');
    expect(nextAct('ready')).toBeNull();
  });

  it('given_an_act_when_asked_what_follows_then_it_is_the_state_the_rules_of_the_server_lead_to', () => {
    expect(Object.fromEntries(ALL.map((act) => [act, stateAfter(act)]))).toEqual({
      'sign-in': 'not-ready',
      'sign-out': 'signed-out',
      ready: 'ready',
      break: 'break',
      accept: 'connecting',
      reject: 'not-ready',
      'hang-up': 'wrap-up',
      'end-wrap-up': 'ready',
    });
  });

  it('given_an_offer_and_a_contact_when_asked_then_each_act_is_about_its_own', () => {
    const desk: Desk = {
      state: 'offered',
      since: 0,
      offer: contact('7'),
      contact: contact('8'),
      audio: 'none',
      left: null,
      telephone: null,
      handledToday: 0,
    };

    expect(ALL.map((act) => contactOf(act, desk))).toEqual([null, null, null, null, '7', '7', '8', '8']);
  });
});
