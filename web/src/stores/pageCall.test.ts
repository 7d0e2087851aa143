import { flushPromises } from '@vue/test-utils';
import { createPinia, disposePinia, setActivePinia, type Pinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { CommandFailure, type Line } from '@/api';
import type { LegHearer } from '@/audio/BrowserLeg';

import { signedIn } from '../../test/answers';
import { lastWire, playConsole, wires } from '../../test/fakeConsole';
import { usePageCall } from './pageCall';
import { useSession } from './session';

const line: Line = {
  id: '1004',
  name: '社保热线',
  number: '4001000001',
  clientId: '11',
  projectId: '31',
  queueId: '2001',
  welcome: true,
  welcomePromptId: null,
  urgency: { callerClass: 'normal', priority: 0, deadlineMs: 0 } as const,
  demand: { skills: [], shareId: null },
};
const legs: LegHearer[] = [];

vi.mock('@/audio/microphone', async (original) => ({
  ...(await original()),
  openMicrophone: () => Promise.resolve({ getTracks: () => [] }),
}));
vi.mock('@/audio/BrowserLeg', () => ({
  BrowserLeg: class {
    constructor(_microphone: unknown, hearer: LegHearer) {
      legs.push(hearer);
    }
    offer = () => Promise.resolve('offer');
    answer = () => Promise.resolve();
    close = () => undefined;
  },
}));

let pinia: Pinia;
let call: ReturnType<typeof usePageCall>;

beforeEach(async () => {
  vi.useFakeTimers();
  playConsole();
  pinia = createPinia();
  setActivePinia(pinia);
  await useSession().accept({ ...signedIn, permissions: ['hotline.read'] });
  call = usePageCall();
});
afterEach(() => {
  disposePinia(pinia);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('given_a_line_when_called_then_it_is_told_from_calling_to_the_end', async () => {
  lastWire().hello(null);
  call.start(line);
  await flushPromises();
  expect(lastWire().sent).toMatchObject([{ id: 1, do: 'call', number: '4001000001', sdp: 'offer' }]);

  lastWire().say({ re: 1, ok: { sdp: 'answer', call: '12' } });
  await flushPromises();
  legs.at(-1)?.state('connected');
  expect(call.state.is).toBe('talking');
  lastWire().say({ push: 'call', call: '12', state: 'ended', cause: 200 });
  await flushPromises();

  expect(call.state).toEqual({ is: 'over', cause: 200 });
});

it('given_another_tab_that_has_the_connection_when_a_line_is_called_then_this_one_takes_it_back_first', async () => {
  lastWire().hello(null);
  lastWire().end(4409);
  call.start(line);
  await flushPromises();
  expect(wires).toHaveLength(2);

  lastWire().hello(null);
  await flushPromises();
  expect(lastWire().sent.map((sent) => sent.do)).toEqual(['call']);
});

it('given_no_connection_when_five_seconds_are_over_then_the_call_fails_by_it', async () => {
  call.start(line);
  await flushPromises();
  await vi.advanceTimersByTimeAsync(5_000);

  expect(call.state).toEqual({ is: 'refused', problem: new CommandFailure('offline') });
});

it('given_a_call_when_the_session_ends_then_it_ends_too', async () => {
  lastWire().hello(null);
  call.start(line);
  await flushPromises();
  useSession().expire();
  await flushPromises();

  expect(call.busy).toBe(false);
});
