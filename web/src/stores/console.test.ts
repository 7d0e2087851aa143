import { flushPromises } from '@vue/test-utils';
import { createPinia, disposePinia, setActivePinia, type Pinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Permission } from '@/api';

import { json, serverAnswering, signedIn, signedOut } from '../../test/answers';
import { deskOf, lastWire, playConsole, wires } from '../../test/fakeConsole';
import { useConsole } from './console';
import { useSession } from './session';

let pinia: Pinia;

const having = (...permissions: Permission[]) => ({ ...signedIn, permissions });

async function started(...permissions: Permission[]): Promise<ReturnType<typeof useConsole>> {
  await useSession().accept(having(...permissions));
  return useConsole();
}

beforeEach(() => {
  vi.useFakeTimers();
  playConsole();
  pinia = createPinia();
  setActivePinia(pinia);
});
afterEach(() => {
  disposePinia(pinia);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the console', () => {
  it.each<Permission>(['contacts.take', 'calls.read', 'hotline.read'])(
    'given_somebody_who_has_%s_when_signed_in_then_it_connects_to_this_very_server',
    async (permission) => {
      await started(permission);

      expect(wires.map((wire) => wire.address)).toEqual([`ws://${window.location.host}/api/console`]);
    },
  );

  it('given_somebody_without_a_use_for_it_when_signed_in_then_nothing_is_connected', async () => {
    await started('organisation.read', 'status.read');

    expect(wires).toEqual([]);
  });

  it('given_a_computer_whose_clock_is_wrong_when_the_server_says_its_time_then_it_is_reckoned_with', async () => {
    const console = await started('contacts.take');
    lastWire().hello(deskOf('ready'), null, Date.now() - 90_000);

    expect(console.clockOffset).toBe(-90_000);
    expect(console.desk?.state).toBe('ready');
  });

  it('given_a_session_that_has_ended_when_the_connection_breaks_then_it_is_noticed_and_nothing_connects', async () => {
    const { seen } = serverAnswering(json(signedOut));
    const console = await started('contacts.take');
    lastWire().hello(deskOf('ready'));
    lastWire().end(4401);
    await flushPromises();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(seen.map((each) => each.path)).toEqual(['/api/session']);
    expect(useSession().ended).toBe(true);
    expect(wires).toHaveLength(1);
    expect(console.desk).toBeNull();
  });

  it('given_somebody_who_signs_out_when_the_server_takes_its_time_then_the_connection_is_gone_before', async () => {
    let answer: (response: Response) => void = () => undefined;
    vi.stubGlobal('fetch', () => new Promise<Response>((done) => (answer = done)));
    const console = await started('contacts.take');
    lastWire().hello(deskOf('ready'));
    const out = useSession().signOut();
    await flushPromises();
    expect(console.link).toBe('off');

    lastWire().end(4401);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(wires).toHaveLength(1);
    answer(new Response(null, { status: 204 }));
    await out;
    expect(useSession().status).toBe('signed-out');
  });

  it('given_a_sign_out_that_fails_when_the_person_stays_then_it_connects_anew', async () => {
    serverAnswering(json({ title: 'away', status: 503 }, 503));
    await started('contacts.take');
    lastWire().hello(deskOf('ready'));

    await expect(useSession().signOut()).rejects.toThrow();
    await flushPromises();
    expect(wires).toHaveLength(2);
  });

  it('given_a_session_that_had_ended_when_the_person_is_back_then_it_connects_anew', async () => {
    const console = await started('contacts.take');
    lastWire().hello(deskOf('ready'));
    useSession().expire();
    await flushPromises();
    expect(console.link).toBe('off');

    await useSession().accept(having('contacts.take'));
    await flushPromises();
    expect(wires).toHaveLength(2);
  });

  it('given_rights_that_are_gone_when_the_server_says_so_then_it_stays_away', async () => {
    serverAnswering(json(having('organisation.read')));
    await started('contacts.take');
    lastWire().hello(deskOf('ready'));
    lastWire().end(4403);
    await flushPromises();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(wires).toHaveLength(1);
  });

  it('given_a_desk_taken_by_another_tab_when_told_then_what_would_stand_still_is_no_longer_shown', async () => {
    const console = await started('contacts.take');
    lastWire().hello(deskOf('offered'));
    lastWire().end(4409);
    expect(console.link).toBe('taken');
    expect(console.desk).toBeNull();

    console.takeBack();
    lastWire().hello(deskOf('ready'));
    expect(console.desk?.state).toBe('ready');
  });
});
