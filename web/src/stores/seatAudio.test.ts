import { flushPromises } from '@vue/test-utils';
import { createPinia, disposePinia, setActivePinia, type Pinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { openMicrophone } from '@/audio/microphone';

import { signedIn } from '../../test/answers';
import { deskOf, lastWire, playConsole } from '../../test/fakeConsole';
import { useSeatAudio } from './seatAudio';
import { useSession } from './session';

vi.mock('@/audio/microphone', async (original) => ({
  ...(await original()),
  openMicrophone: vi.fn(() => Promise.reject(Object.assign(new Error(), { name: 'NotFoundError' }))),
}));

let pinia: Pinia;
let audio: ReturnType<typeof useSeatAudio>;

beforeEach(async () => {
  sessionStorage.clear();
  localStorage.clear();
  vi.mocked(openMicrophone).mockClear();
  playConsole();
  pinia = createPinia();
  setActivePinia(pinia);
  await useSession().accept({ ...signedIn, permissions: ['contacts.take'] });
  audio = useSeatAudio();
});
afterEach(() => {
  disposePinia(pinia);
  vi.unstubAllGlobals();
});

const called = (): unknown[] => lastWire().sent.filter((each) => each.do === 'telephone');
const telephone = (state: 'calling' | 'ringing' | 'connected' | 'ended', cause = 0) => ({
  telephone: { number: '801', state, cause },
});

describe('the sound of the seat', () => {
  it('given_a_telephone_that_was_chosen_when_the_seat_is_taken_then_it_is_called_once_and_no_microphone_is_opened', async () => {
    lastWire().hello(deskOf('signed-out'));
    audio.choose('801');
    await flushPromises();
    expect(called()).toEqual([]);

    lastWire().say({ push: 'desk', desk: deskOf('not-ready') });
    await flushPromises();
    lastWire().say({ push: 'desk', desk: deskOf('not-ready', telephone('ringing')) });
    await flushPromises();
    expect(called()).toEqual([expect.objectContaining({ number: '801' })]);
    expect(openMicrophone).not.toHaveBeenCalled();
    expect(audio.state).toBe('connecting');

    lastWire().say({ push: 'desk', desk: deskOf('not-ready', { ...telephone('connected'), audio: 'connected' }) });
    await flushPromises();
    expect(audio.state).toBe('connected');
  });

  it('given_a_telephone_that_hung_up_when_that_is_told_then_it_is_called_again_only_when_the_agent_wants_it', async () => {
    lastWire().hello(deskOf('ready', { ...telephone('connected'), audio: 'connected' }));
    await flushPromises();
    expect(audio.device).toBe('801');

    lastWire().say({ push: 'desk', desk: deskOf('ready', telephone('ended', 200)) });
    await flushPromises();
    expect(audio.state).toBe('off');
    expect(called()).toEqual([]);

    audio.tryAgain();
    await flushPromises();
    expect(called()).toHaveLength(1);
  });

  it('given_a_seat_taken_from_a_telephone_when_the_page_hears_of_it_then_it_leaves_the_microphone_alone', async () => {
    lastWire().hello(deskOf('signed-out'));
    lastWire().say({ push: 'desk', desk: deskOf('signed-out', telephone('calling')) });
    lastWire().say({ push: 'desk', desk: deskOf('not-ready', { ...telephone('connected'), audio: 'connected' }) });
    await flushPromises();
    expect(openMicrophone).not.toHaveBeenCalled();
    expect(called()).toEqual([]);
  });

  it('given_a_computer_that_remembers_nothing_when_the_seat_speaks_by_a_telephone_then_that_is_the_choice_also_when_it_hung_up', async () => {
    lastWire().hello(deskOf('ready', telephone('ended', 200)));
    await flushPromises();
    expect(audio.device).toBe('801');
    expect(openMicrophone).not.toHaveBeenCalled();
    expect(called()).toEqual([]);
  });

  it('given_a_telephone_when_this_browser_is_chosen_instead_then_the_microphone_is_opened', async () => {
    lastWire().hello(deskOf('ready', { ...telephone('connected'), audio: 'connected' }));
    await flushPromises();
    audio.choose('');
    await flushPromises();
    expect(openMicrophone).toHaveBeenCalledTimes(1);

    lastWire().say({ push: 'desk', desk: deskOf('ready', telephone('ended', 200)) });
    await flushPromises();
    expect(audio.device).toBe('');
  });

  it('given_a_telephone_that_the_server_knows_nothing_of_when_the_connection_is_back_then_it_is_called', async () => {
    lastWire().hello(deskOf('ready', { ...telephone('connected'), audio: 'connected' }));
    await flushPromises();
    lastWire().hello(deskOf('ready'));
    await flushPromises();
    expect(called()).toHaveLength(1);
  });
});
