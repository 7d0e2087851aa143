// @vitest-environment node
import { describe, expect, it } from 'vitest';

import { AGENT_STATES, type AgentState, type Desk, type DeskColleague, type DeskContact } from '@/api/console/frames';

import { contactOf, mayAct, nextAct, stateAfter, type DeskAct } from './acts';

const ALL: readonly DeskAct[] = [
  'sign-in',
  'sign-out',
  'ready',
  'break',
  'accept',
  'reject',
  'hold',
  'resume',
  'ask',
  'transfer',
  'end-consult',
  'confer',
  'hand-over',
  'hang-up',
  'end-wrap-up',
  'dial',
  'call-back',
];
const beside = (stage: DeskColleague['stage'], isAsking = false): DeskColleague => ({
  person: '9',
  name: '王芳',
  isAsking,
  stage,
  ending: stage === 'over' ? 'left' : null,
});
const contact = (id: string): DeskContact => ({
  contact: id,
  line: { id: '1', name: '热线', number: '400' },
  queue: { id: '2', name: '队列' },
  caller: null,
  out: null,
  since: 0,
  due: null,
});

describe('what an agent may do', () => {
  it.each<[AgentState, DeskAct[]]>([
    ['signed-out', ['sign-in']],
    ['not-ready', ['sign-out', 'ready', 'break', 'dial', 'call-back']],
    ['ready', ['sign-out', 'break', 'dial', 'call-back']],
    ['offered', ['accept', 'reject']],
    ['connecting', []],
    ['talking', ['hold', 'ask', 'transfer', 'hang-up']],
    ['held', ['resume', 'ask', 'transfer', 'hang-up']],
    ['dialling', ['hang-up']],
    ['wrap-up', ['sign-out', 'break', 'end-wrap-up', 'dial', 'call-back']],
    ['break', ['sign-out', 'ready', 'dial', 'call-back']],
    ['no-answer', ['sign-out', 'ready', 'break', 'dial', 'call-back']],
  ])('given_the_state_%s_when_asked_then_it_is_%j', (state, acts) => {
    expect(ALL.filter((act) => mayAct(act, { state, colleague: null }))).toEqual(acts);
  });

  it.each<[AgentState, DeskColleague, DeskAct[]]>([
    ['held', beside('asked'), ['end-consult', 'hang-up']],
    ['held', beside('over'), ['resume', 'ask', 'transfer', 'hang-up']],
    ['consulting', beside('talking'), ['end-consult', 'confer', 'hand-over', 'hang-up']],
    ['consulting', beside('talking', true), ['hang-up']],
    ['talking', beside('joined'), ['hold', 'end-consult', 'hand-over', 'hang-up']],
    ['talking', beside('joined', true), ['hang-up']],
  ])('given_the_state_%s_with_a_colleague_%j_when_asked_then_it_is_%j', (state, colleague, acts) => {
    expect(ALL.filter((act) => mayAct(act, { state, colleague }))).toEqual(acts);
  });

  it('given_a_colleague_when_an_act_is_asked_for_then_what_follows_depends_on_who_hears_whom', () => {
    expect(stateAfter('hold', { state: 'talking', colleague: beside('joined') })).toBe('consulting');
    expect(stateAfter('end-consult', { state: 'talking', colleague: beside('joined') })).toBe('talking');
    expect(stateAfter('end-consult', { state: 'consulting', colleague: beside('talking') })).toBe('held');
    expect(stateAfter('hang-up', { state: 'consulting', colleague: beside('talking', true) })).toBe('ready');
  });

  it('given_every_state_when_asked_for_the_next_act_then_it_is_one_that_is_allowed', () => {
    for (const state of AGENT_STATES) {
      const next = nextAct(state);
      if (next !== null) expect.soft(mayAct(next, { state, colleague: null }), state).toBe(true);
    }
    expect(nextAct('offered')).toBe('accept');
    expect(nextAct('ready')).toBeNull();
  });

  it('given_an_act_when_asked_what_follows_then_it_is_the_state_the_rules_of_the_server_lead_to', () => {
    expect(Object.fromEntries(ALL.map((act) => [act, stateAfter(act, { state: 'talking', colleague: null })]))).toEqual(
      {
        'sign-in': 'not-ready',
        'sign-out': 'signed-out',
        ready: 'ready',
        break: 'break',
        accept: 'connecting',
        reject: 'not-ready',
        hold: 'held',
        resume: 'talking',
        ask: 'held',
        transfer: 'wrap-up',
        'end-consult': 'held',
        confer: 'talking',
        'hand-over': 'wrap-up',
        'hang-up': 'wrap-up',
        'end-wrap-up': 'ready',
        dial: 'dialling',
        'call-back': 'dialling',
      },
    );
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
      colleague: null,
      unanswered: null,
      handledToday: 0,
    };

    expect(ALL.map((act) => contactOf(act, desk))).toEqual([
      ...[null, null, null, null, '7', '7'],
      ...['8', '8', '8', '8', '8', '8', '8', '8', '8'],
      ...[null, null],
    ]);
  });
});
