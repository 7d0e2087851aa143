import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { api, ApiProblem, type Permission, type Queue } from '@/api';
import type { HolidaysOfYear, ServiceCalendar } from '@/api/hours';
import { useSession } from '@/stores/session';

import { signedIn } from '../../../test/answers';
import { project, queue as usual } from '../../../test/hotline';
import { mounted } from '../../../test/mounted';
import HoursPage from './HoursPage.vue';
import QueuesPage from './QueuesPage.vue';

const DAY = '08:30-12:00 13:30-17:30';
const calendar: ServiceCalendar = {
  id: '5001',
  name: '工作时间',
  clientId: '11',
  projectId: '31',
  zone: 'Asia/Shanghai',
  week: [DAY, DAY, DAY, DAY, DAY, '', '00:00-24:00'],
  holidays: '',
  makeUpDays: DAY,
  ownDays: [{ date: '2026-12-24', hours: '', note: '停电' }],
};
const years: readonly HolidaysOfYear[] = [
  { year: 2027, origin: 'not-published', holidays: [] },
  {
    year: 2026,
    origin: 'shipped',
    holidays: [{ holiday: 'new-year', off: ['2026-01-01', '2026-01-02', '2026-01-03'], work: ['2026-01-04'] }],
  },
];
const queue: Queue = { ...usual, opening: { ...usual.opening, calendarId: '5001' } };
let page: VueWrapper;

const errors = (): string[] => page.findAll('form .error').map((error) => error.text());
const dialog = (): Promise<void> =>
  expect.poll(() => page.find('.el-dialog').exists(), { timeout: 20_000 }).toBe(true) as unknown as Promise<void>;

beforeEach(() => {
  vi.spyOn(api, 'calendars').mockResolvedValue({ items: [calendar], next: null });
  vi.spyOn(api, 'holidays').mockResolvedValue(years);
  vi.spyOn(api, 'projects').mockResolvedValue({ items: [project], next: null });
  vi.spyOn(api, 'prompts').mockResolvedValue({ items: [], next: null });
  vi.spyOn(api, 'queueOpenings').mockResolvedValue([]);
  vi.spyOn(api, 'skills').mockResolvedValue({ items: [], next: null });
  vi.spyOn(api, 'shares').mockResolvedValue({ items: [], next: null });
});
afterEach(() => page.unmount());

async function open(component: typeof HoursPage, ...permissions: Permission[]): Promise<void> {
  ({ page } = await mounted(component));
  await useSession().accept({ ...signedIn, permissions });
  await flushPromises();
}

async function choose(action: number): Promise<void> {
  await page.get('tbody [aria-haspopup=menu]').trigger('click');
  await page.findAll('[role=menuitem]').at(action)?.trigger('click');
  await dialog();
  await flushPromises();
}

describe('the calendars', () => {
  it('given_a_calendar_when_listed_then_weekdays_of_the_same_hours_stand_in_one_row', async () => {
    await open(HoursPage);

    expect(page.findAll('tbody .hours li').map((row) => row.text())).toEqual([
      `周一至周五 ${DAY}`,
      '周六 休息',
      '周日 全天',
      '节假日 休息',
      `调休上班日 ${DAY}`,
    ]);
    expect(page.find('.head .el-button--primary').exists()).toBe(false);
    await page.get('tbody [aria-haspopup=menu]').trigger('click');
    expect(page.findAll('[role=menuitem]')).toHaveLength(1);
  });

  it('given_hours_that_are_none_when_a_calendar_is_changed_then_it_is_said_at_their_row', async () => {
    const put = vi
      .spyOn(api, 'changeCalendar')
      .mockRejectedValue(new ApiProblem(422, 'hours-invalid', '不是时间段。', '', { field: 'week.2' }));
    await open(HoursPage, 'hotline.write');
    await choose(1);
    await page.get('[name=week-2]').setValue('8-12');
    await page.get('[name=holidays]').setValue('10:00-12:00');
    await page.get('form').trigger('submit');
    await flushPromises();

    expect(put.mock.lastCall).toEqual([
      '5001',
      {
        name: '工作时间',
        projectId: '31',
        zone: 'Asia/Shanghai',
        week: [DAY, '8-12', DAY, DAY, DAY, '', '00:00-24:00'],
        holidays: '10:00-12:00',
        makeUpDays: DAY,
        ownDays: calendar.ownDays,
      },
    ]);
    expect(errors()).toEqual(['不是时间段。']);
    expect(page.get('[name=week-2]').attributes('aria-invalid')).toBe('true');
  });

  it('given_a_day_of_its_own_without_a_date_when_a_calendar_is_added_then_nothing_goes_out', async () => {
    const post = vi.spyOn(api, 'addCalendar').mockResolvedValue({ ...calendar, id: '5002' });
    await open(HoursPage, 'hotline.write');
    await page.get('.head .el-button--primary').trigger('click');
    await dialog();
    await page.get('[name=name]').setValue('夜间');
    page.getComponent({ name: 'ElSelect' }).vm.$emit('update:modelValue', '31');
    await page.get('.days .el-button--small').trigger('click');
    await page.get('form').trigger('submit');
    expect(errors()).toEqual(['请填写此项。']);
    expect(post).not.toHaveBeenCalled();

    await page.get('[name=ownDate-1]').setValue('2026-12-24');
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(post.mock.lastCall?.[0]).toMatchObject({
      name: '夜间',
      zone: 'Asia/Shanghai',
      week: ['09:00-18:00', '09:00-18:00', '09:00-18:00', '09:00-18:00', '09:00-18:00', '', ''],
      ownDays: [{ date: '2026-12-24', hours: '', note: '' }],
    });
  });

  it('given_a_calendar_when_its_days_are_shown_then_each_says_what_it_is_and_unpublished_years_are_told', async () => {
    const ask = vi.spyOn(api, 'calendarDays').mockResolvedValue([
      {
        date: '2026-10-10',
        weekday: 6,
        kind: 'make-up-workday',
        holiday: 'national-day',
        own: false,
        note: null,
        hours: DAY,
      },
      { date: '2027-03-01', weekday: 1, kind: 'not-published', holiday: null, own: true, note: '停电', hours: '' },
    ]);
    await open(HoursPage);
    await choose(0);

    expect(ask).toHaveBeenCalledExactlyOnceWith('5001', undefined);
    const rows = page.findAll('.preview tbody tr').map((row) => row.findAll('th, td').map((cell) => cell.text()));
    expect(rows).toEqual([
      ['2026-10-10', '周六', '调休上班 · 国庆节', DAY],
      ['2027-03-01', '周一', '安排未公布', '休息 停电'],
    ]);
    expect(page.get('.preview .note').text()).toContain('尚未公布');
    await page.get('.preview [name=from]').setValue('2027-01-01');
    await flushPromises();
    expect(ask).toHaveBeenLastCalledWith('5001', '2027-01-01');
  });
});

describe('the holidays', () => {
  it('given_next_year_not_published_when_the_page_opens_then_it_is_told_first_and_may_be_entered', async () => {
    const put = vi.spyOn(api, 'enterHolidays').mockResolvedValue({ year: 2027, origin: 'entered', holidays: [] });
    await open(HoursPage, 'holidays.configure');
    expect(page.get('.holidays').text()).toContain('2027 年的放假安排还没有');
    await page.get('.holidays .el-button').trigger('click');
    await dialog();
    await page.get('form').trigger('submit');
    expect(errors()).toEqual(['请至少填写一个节日。']);

    await page.get('[name=off-spring-festival]').setValue('02-05~02-07');
    await page.get('[name=work-spring-festival]').setValue('2-14 x');
    await page.get('form').trigger('submit');
    expect(errors()).toEqual(['请写成 02-15 或 02-15~02-23，多个之间用空格。']);
    await page.get('[name=work-spring-festival]').setValue('2-14');
    await page.get('form').trigger('submit');
    await flushPromises();

    expect(put).toHaveBeenCalledExactlyOnceWith({
      year: 2027,
      holidays: [{ holiday: 'spring-festival', off: ['2027-02-05', '2027-02-06', '2027-02-07'], work: ['2027-02-14'] }],
    });
    expect(api.holidays).toHaveBeenCalledTimes(2);
  });

  it('given_a_published_year_when_chosen_then_its_days_stand_there_and_only_who_may_corrects_them', async () => {
    await open(HoursPage, 'hotline.write');
    await page.get('.holidays select').setValue('2026');

    expect(page.get('.holidays dl').text()).toContain('放假 01-01~01-03');
    expect(page.get('.holidays dl').text()).toContain('上班 01-04');
    expect(page.find('.holidays .el-button').exists()).toBe(false);
  });
});

describe('the opening of queues', () => {
  it('given_queues_when_listed_then_shut_and_forced_ones_stand_out_and_closed_ones_are_told', async () => {
    vi.spyOn(api, 'queues').mockResolvedValue({
      items: [
        queue,
        { ...queue, id: '2002', opening: { ...queue.opening, admission: 'shut' } },
        { ...queue, id: '2003', opening: { ...queue.opening, admission: 'open' } },
      ],
      next: null,
    });
    vi.spyOn(api, 'queueOpenings').mockResolvedValue([{ queueId: '2001', open: false }]);
    await open(QueuesPage);

    expect(page.findAll('tbody .state').map((state) => state.text())).toEqual(['现在关闭', '已关闭', '一直开放']);
  });

  it('given_a_queue_by_hours_when_it_is_shut_then_that_and_where_callers_go_is_sent', async () => {
    vi.spyOn(api, 'queues').mockResolvedValue({ items: [queue, { ...queue, id: '2002', name: '夜间' }], next: null });
    const put = vi.spyOn(api, 'changeQueue').mockResolvedValue(queue);
    await open(QueuesPage, 'hotline.write');
    await choose(0);
    const selects = page.findAllComponents({ name: 'ElSelect' });
    expect(selects.map((each) => each.props('modelValue') as string)).toContain('5001');

    await page.findAll<HTMLInputElement>('form [type=radio][value=shut]').at(0)?.setValue();
    const closedTo = page
      .findAllComponents({ name: 'ElSelect' })
      .find((each) => (each.props('options') as { label: string }[]).some((option) => option.label === '夜间'));
    closedTo?.vm.$emit('update:modelValue', '2002');
    await page.findAll<HTMLInputElement>('form [type=radio][value=off]').at(-1)?.setValue();
    await page.get('form').trigger('submit');
    await flushPromises();

    expect(put.mock.lastCall?.[1].opening).toEqual({
      admission: 'shut',
      calendarId: '5001',
      closedQueueId: '2002',
      servedOut: false,
    });
  });
});
