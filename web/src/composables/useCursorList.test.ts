import { flushPromises } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';

import { ApiProblem, Unreachable, type Page, type PageQuery } from '@/api';
import { useConnection } from '@/stores/connection';
import { useSession } from '@/stores/session';

import { useCursorList, type CursorList } from './useCursorList';

interface Row {
  readonly id: string;
}
type Fetch = (query: PageQuery, signal: AbortSignal) => Promise<Page<Row>>;

const rows = (...ids: string[]): Row[] => ids.map((id) => ({ id }));
const idsOf = (list: CursorList<Row>): string[] => list.items.value.map((row) => row.id);
const listOf = (fetchPage: Fetch): CursorList<Row> =>
  effectScope().run(() => useCursorList<Row>(fetchPage)) ?? expect.fail('no scope');

beforeEach(() => {
  setActivePinia(createPinia());
});

describe('a list page by page', () => {
  it('given_more_pages_when_more_is_wanted_then_they_are_added_until_the_last', async () => {
    const fetchPage = vi
      .fn<Fetch>()
      .mockResolvedValueOnce({ items: rows('1', '2'), next: 'c1' })
      .mockResolvedValueOnce({ items: rows('3'), next: null });
    const list = listOf(fetchPage);
    await flushPromises();
    expect(list.hasMore.value).toBe(true);

    await list.more();
    await list.more();

    expect(idsOf(list)).toEqual(['1', '2', '3']);
    expect(list.hasMore.value).toBe(false);
    expect(fetchPage.mock.calls.map(([query]) => query.cursor)).toEqual([undefined, 'c1']);
  });

  it('given_a_reload_under_way_when_looked_at_then_the_old_rows_stay_until_the_new_ones_are_there', async () => {
    const answers: ((page: Page<Row>) => void)[] = [];
    const list = listOf(() => new Promise((done) => answers.push(done)));
    answers[0]?.({ items: rows('1'), next: null });
    await flushPromises();

    void list.reload();
    expect(idsOf(list)).toEqual(['1']);
    expect(list.busy.value).toBe(true);

    answers[1]?.({ items: rows('2'), next: null });
    await flushPromises();
    expect(idsOf(list)).toEqual(['2']);
    expect(list.busy.value).toBe(false);
  });

  it('given_two_questions_when_the_first_answers_last_then_its_answer_is_dropped', async () => {
    const answers: ((page: Page<Row>) => void)[] = [];
    const list = listOf(() => new Promise((done) => answers.push(done)));

    void list.reload();
    answers[1]?.({ items: rows('new'), next: null });
    answers[0]?.({ items: rows('old'), next: null });
    await flushPromises();

    expect(idsOf(list)).toEqual(['new']);
  });

  it('given_a_page_missed_by_a_lost_connection_when_it_is_healed_then_it_is_fetched', async () => {
    const fetchPage = vi
      .fn<Fetch>()
      .mockRejectedValueOnce(new Unreachable('network', false))
      .mockResolvedValueOnce({ items: rows('1'), next: null });
    const list = listOf(fetchPage);
    await flushPromises();
    expect(list.problem.value).toBeInstanceOf(Unreachable);
    expect(list.loaded.value).toBe(false);

    useConnection().healings += 1;
    await flushPromises();

    expect(idsOf(list)).toEqual(['1']);
    expect(list.problem.value).toBeNull();
  });

  it('given_a_page_refused_when_the_session_had_ended_then_it_is_fetched_when_the_person_is_back', async () => {
    const fetchPage = vi
      .fn<Fetch>()
      .mockRejectedValueOnce(new ApiProblem(401, 'sign-in-required', '', ''))
      .mockResolvedValueOnce({ items: rows('1'), next: null });
    const list = listOf(fetchPage);
    await flushPromises();
    expect(list.problem.value).toBeNull();

    useSession().returns += 1;
    await flushPromises();

    expect(idsOf(list)).toEqual(['1']);
  });

  it('given_an_item_just_added_when_the_list_goes_on_then_it_stands_once_at_the_top_until_it_is_loaded_again', async () => {
    const fetchPage = vi
      .fn<Fetch>()
      .mockResolvedValueOnce({ items: rows('1'), next: 'c1' })
      .mockResolvedValueOnce({ items: rows('2', '9'), next: null })
      .mockResolvedValueOnce({ items: rows('1', '2', '9'), next: null });
    const list = listOf(fetchPage);
    await flushPromises();

    list.add({ id: '9' });
    await list.more();
    expect(idsOf(list)).toEqual(['9', '1', '2']);
    expect([...list.added.value]).toEqual(['9']);

    await list.reload();
    expect(idsOf(list)).toEqual(['1', '2', '9']);
    expect(list.added.value.size).toBe(0);
  });
});
