import { flushPromises } from '@vue/test-utils';
import { createPinia, disposePinia, setActivePinia, type Pinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { signedIn } from '../../test/answers';
import { contactOf, deskOf, lastWire, playConsole } from '../../test/fakeConsole';
import { useDesk } from './desk';
import { useSession } from './session';

let pinia: Pinia;
let desk: ReturnType<typeof useDesk>;

beforeEach(async () => {
  sessionStorage.clear();
  playConsole();
  pinia = createPinia();
  setActivePinia(pinia);
  await useSession().accept({ ...signedIn, permissions: ['contacts.take'] });
  desk = useDesk();
});
afterEach(() => {
  disposePinia(pinia);
  vi.unstubAllGlobals();
});

describe('the seat', () => {
  it('given_a_state_that_an_act_is_not_for_when_it_is_wanted_then_nothing_is_sent', async () => {
    lastWire().hello(deskOf('ready'));

    expect(await desk.act('ready')).toBe(false);
    expect(await desk.act('hang-up')).toBe(false);
    expect(lastWire().sent).toEqual([]);
  });

  it('given_an_act_when_sent_then_it_shows_at_once_and_the_server_has_the_last_word', async () => {
    lastWire().hello(deskOf('talking', { contact: contactOf('7') }));
    const acted = desk.act('hang-up');
    expect(desk.state).toBe('wrap-up');
    expect(desk.may('end-wrap-up')).toBe(false);

    lastWire().say({ push: 'desk', desk: deskOf('break') });
    lastWire().say({ re: 1, ok: {} });
    expect(await acted).toBe(true);
    expect(desk.state).toBe('break');
  });

  describe('what was handled', () => {
    const handled = (): string[] => desk.handled.map((each) => each.contact);

    /** The page is loaded again: everything begins anew, but for what the tab keeps. */
    async function loadedAgain(person = signedIn.person): Promise<void> {
      disposePinia(pinia);
      pinia = createPinia();
      setActivePinia(pinia);
      await useSession().accept({ ...signedIn, person, permissions: ['contacts.take'] });
      desk = useDesk();
    }

    beforeEach(async () => {
      lastWire().hello(deskOf('wrap-up', { contact: contactOf('7') }));
      await flushPromises();
      lastWire().say({ push: 'desk', desk: deskOf('ready') });
      await flushPromises();
      expect(handled()).toEqual(['7']);
    });

    it('given_a_page_that_is_loaded_again_when_still_seated_then_it_is_there', async () => {
      await loadedAgain();
      lastWire().hello(deskOf('ready'));
      await flushPromises();

      expect(handled()).toEqual(['7']);
    });

    it('given_a_page_that_is_loaded_again_when_the_seat_was_left_then_a_new_list_begins', async () => {
      await loadedAgain();
      lastWire().hello(deskOf('signed-out', { left: { cause: 'by-agent', at: 1 } }));
      await flushPromises();

      expect(handled()).toEqual([]);
    });

    it('given_somebody_else_on_the_same_tab_when_seated_then_nothing_of_it_is_shown', async () => {
      await loadedAgain({ ...signedIn.person, id: '8' });
      lastWire().hello(deskOf('ready'));
      await flushPromises();

      expect(handled()).toEqual([]);
      expect(sessionStorage).toHaveLength(0);
    });

    it('given_somebody_who_signs_out_of_the_program_when_gone_then_nothing_is_left_in_the_tab', async () => {
      useSession().forgetPerson();
      await flushPromises();

      expect(sessionStorage).toHaveLength(0);
    });
  });

  it('given_a_connection_that_is_lost_when_looked_at_then_the_last_state_stays_and_nothing_can_be_done', async () => {
    vi.spyOn(useSession(), 'refresh').mockResolvedValue();
    lastWire().hello(deskOf('talking', { contact: contactOf('7') }));
    lastWire().end(1006);
    await flushPromises();

    expect(desk.state).toBe('talking');
    expect(desk.contact?.contact).toBe('7');
    expect(desk.may('hang-up')).toBe(false);
  });
});
