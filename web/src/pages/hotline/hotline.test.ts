import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { api, ApiProblem, type Prompt } from '@/api';
import { usePageCall } from '@/stores/pageCall';
import { useSession } from '@/stores/session';

import { signedIn } from '../../../test/answers';
import { line, project, queue } from '../../../test/hotline';
import { mounted } from '../../../test/mounted';
import LinesPage from './LinesPage.vue';
import PromptsPage from './PromptsPage.vue';
import QueuesPage from './QueuesPage.vue';

const prompt: Prompt = {
  id: '3001',
  name: '欢迎词',
  clientId: '11',
  projectId: '31',
  lengthMs: 4_000,
  spoken: null,
  changedAt: '2026-11-23T02:00:00Z',
};
let page: VueWrapper;

const cells = (): string[] => page.findAll('tbody tr:first-child > *').map((cell) => cell.text());
const errors = (): string[] => page.findAll('form .error').map((error) => error.text());

beforeEach(() => {
  vi.spyOn(api, 'queues').mockResolvedValue({ items: [queue], next: null });
  vi.spyOn(api, 'calendars').mockResolvedValue({ items: [], next: null });
  vi.spyOn(api, 'skills').mockResolvedValue({ items: [], next: null });
  vi.spyOn(api, 'shares').mockResolvedValue({ items: [], next: null });
  vi.spyOn(api, 'queueOpenings').mockResolvedValue([{ queueId: '2001', open: false }]);
  vi.spyOn(api, 'lines').mockResolvedValue({ items: [line], next: null });
  vi.spyOn(api, 'prompts').mockResolvedValue({ items: [prompt], next: null });
  vi.spyOn(api, 'projects').mockResolvedValue({ items: [project], next: null });
});
afterEach(() => page.unmount());

async function open(component: typeof LinesPage, ...permissions: ('hotline.read' | 'hotline.write')[]): Promise<void> {
  ({ page } = await mounted(component));
  await useSession().accept({ ...signedIn, permissions: permissions.filter((each) => each !== 'hotline.read') });
  await flushPromises();
}

async function openDialog(): Promise<void> {
  await page.get('.head .el-button--primary').trigger('click');
  await expect.poll(() => page.find('[name=name]').exists(), { timeout: 20_000 }).toBe(true);
}

describe('the lines', () => {
  it('given_a_line_when_listed_then_queue_and_project_are_named_and_it_can_be_called', async () => {
    await open(LinesPage, 'hotline.read');
    const start = vi.spyOn(usePageCall(), 'start').mockImplementation(() => undefined);

    expect(cells().slice(0, 5)).toEqual(['社保热线', '4001000001', '社会保险', '海州', '播放']);
    expect(page.find('.head .el-button--primary').exists()).toBe(false);
    await page.get('tbody button').trigger('click');
    expect(start).toHaveBeenCalledExactlyOnceWith(line);
  });

  it('given_a_number_that_is_taken_when_a_line_is_added_then_it_is_said_at_the_number', async () => {
    vi.spyOn(api, 'createLine').mockRejectedValue(new ApiProblem(409, 'number-taken', '这个号码已经在用。', ''));
    await open(LinesPage, 'hotline.write');
    await openDialog();
    await page.get('form').trigger('submit');
    expect(errors()).toEqual(['请填写此项。', '请填写此项。', '请选择一项。']);

    await page.get('[name=number]').setValue('4001000001');
    await page.get('[name=name]').setValue('社保热线');
    page.getComponent({ name: 'ElSelect' }).vm.$emit('update:modelValue', '2001');
    await page.get('form').trigger('submit');
    await flushPromises();

    expect(api.createLine).toHaveBeenCalledExactlyOnceWith({
      number: '4001000001',
      name: '社保热线',
      queueId: '2001',
      welcome: true,
      welcomePromptId: null,
      urgency: line.urgency,
      demand: line.demand,
    });
    expect(errors()).toEqual(['这个号码已经在用。']);
  });

  it('given_a_line_when_its_welcome_is_changed_then_the_prompt_of_its_project_goes_in_and_the_list_is_read_again', async () => {
    const change = vi.spyOn(api, 'changeLine').mockResolvedValue({ ...line, welcomePromptId: '3001' });
    await open(LinesPage, 'hotline.write');
    await page.get('tbody [aria-haspopup=menu]').trigger('click');
    await page.get('[role=menuitem]').trigger('click');
    await expect.poll(() => page.find('[name=name]').exists(), { timeout: 20_000 }).toBe(true);
    await flushPromises();
    const [, welcome] = page.findAllComponents({ name: 'ElSelect' });
    expect(welcome?.props('options')).toEqual([
      { value: 'shipped', label: '话务自带的欢迎语' },
      { value: '3001', label: '欢迎词' },
    ]);
    welcome?.vm.$emit('update:modelValue', '3001');
    await page.get('form').trigger('submit');
    await flushPromises();

    expect(change).toHaveBeenCalledExactlyOnceWith('1004', {
      number: '4001000001',
      name: '社保热线',
      queueId: '2001',
      welcome: true,
      welcomePromptId: '3001',
      urgency: line.urgency,
      demand: line.demand,
    });
    expect(api.lines).toHaveBeenCalledTimes(2);
  });
});

describe('the queues', () => {
  it('given_a_queue_when_added_then_its_limits_go_in_milliseconds_and_it_stands_at_the_top', async () => {
    const create = vi.spyOn(api, 'createQueue').mockResolvedValue({ ...queue, id: '2002', name: '劳动关系' });
    await open(QueuesPage, 'hotline.write');
    expect(cells().slice(0, 6)).toEqual(['社会保险', '海州', '00:20', '01:00', '录音', '现在关闭']);
    await openDialog();
    await page.get('[name=name]').setValue(' 劳动关系 ');
    page.getComponent({ name: 'ElSelect' }).vm.$emit('update:modelValue', '31');
    await page.get('[name=offerLimit]').setValue('0');
    await page.get('form').trigger('submit');
    expect(errors()).toEqual(['请填写 1 到 600 之间的整数。']);

    await page.get('[name=offerLimit]').setValue('15');
    await page.get('form').trigger('submit');
    await flushPromises();

    expect(create).toHaveBeenCalledExactlyOnceWith({
      name: '劳动关系',
      projectId: '31',
      offerLimitMs: 15_000,
      wrapUpLimitMs: 60_000,
      recorded: true,
      musicPromptId: null,
      waiting: queue.waiting,
      opening: queue.opening,
      demand: queue.demand,
      duties: queue.duties,
    });
    expect(cells()[0]).toBe('劳动关系新');
  });
});

describe('the rules of waiting', () => {
  async function change(component: typeof LinesPage): Promise<void> {
    await open(component, 'hotline.write');
    await page.get('tbody [aria-haspopup=menu]').trigger('click');
    await page.get('[role=menuitem]').trigger('click');
    await expect.poll(() => page.find('[name=name]').exists(), { timeout: 20_000 }).toBe(true);
    await flushPromises();
  }

  it('given_limits_when_a_queue_is_changed_then_they_and_where_the_others_go_are_sent', async () => {
    vi.spyOn(api, 'queues').mockResolvedValue({
      items: [queue, { ...queue, id: '2002', name: '劳动关系' }, { ...queue, id: '2003', projectId: '32' }],
      next: null,
    });
    const put = vi.spyOn(api, 'changeQueue').mockResolvedValue(queue);
    await change(QueuesPage);
    await page.get('[name=mostWaiting]').setValue('20001');
    await page.get('form').trigger('submit');
    expect(errors()).toEqual(['请填写 0 到 20000 之间的整数。']);
    expect(page.get<HTMLDetailsElement>('details').element.open).toBe(true);

    await page.get('[name=mostWaiting]').setValue('30');
    await page.get('[name=longestWait]').setValue('90');
    const overflow = page.findAllComponents({ name: 'ElSelect' }).at(-3);
    expect(overflow?.props('options')).toEqual([
      { value: 'nowhere', label: '结束通话' },
      { value: '2002', label: '劳动关系' },
    ]);
    overflow?.vm.$emit('update:modelValue', '2002');
    await page.get('form').trigger('submit');
    await flushPromises();

    expect(put.mock.lastCall?.[1].waiting).toEqual({
      strategy: 'longest-idle',
      mostWaiting: 30,
      longestWaitMs: 90_000,
      overflowQueueId: '2002',
    });
  });

  it('given_wrap_up_that_may_be_longer_when_a_queue_is_changed_then_what_is_asked_of_agents_is_sent', async () => {
    const put = vi.spyOn(api, 'changeQueue').mockResolvedValue(queue);
    vi.spyOn(api, 'queues').mockResolvedValue({ items: [queue], next: null });
    await change(QueuesPage);
    page.findAllComponents({ name: 'ElSelect' }).at(-2)?.vm.$emit('update:modelValue', 'extendable');
    await flushPromises();
    await page.get('[name=longer]').setValue('45');
    await page.get('[name=mostTimes]').setValue('2');
    await page.get('[name=rejected]').setValue('10');
    await page.get('[name=mostReturns]').setValue('101');
    await page.get('form').trigger('submit');
    expect(errors()).toEqual(['请填写 0 到 100 之间的整数。']);

    await page.get('[name=mostReturns]').setValue('3');
    await page.get('form').trigger('submit');
    await flushPromises();

    expect(put.mock.lastCall?.[1].duties).toEqual({
      wrapUp: 'extendable',
      longerMs: 45_000,
      mostTimes: 2,
      rejectedMs: 10_000,
      overlookedMs: 0,
      mostReturns: 3,
    });
  });

  it('given_a_queue_with_duties_when_it_is_opened_then_they_stand_there_and_are_sent_unchanged', async () => {
    const duties = {
      wrapUp: 'extendable',
      longerMs: 45_000,
      mostTimes: 2,
      rejectedMs: 10_000,
      overlookedMs: 0,
      mostReturns: 3,
    } as const;
    const put = vi.spyOn(api, 'changeQueue').mockResolvedValue(queue);
    vi.spyOn(api, 'queues').mockResolvedValue({ items: [{ ...queue, duties }], next: null });
    await change(QueuesPage);
    expect(page.get<HTMLInputElement>('[name=rejected]').element.value).toBe('10');
    await page.get('form').trigger('submit');
    await flushPromises();

    expect(put.mock.lastCall?.[1].duties).toEqual(duties);
  });

  it('given_no_limits_when_a_queue_is_changed_then_nobody_is_asked_where_the_others_go', async () => {
    const put = vi.spyOn(api, 'changeQueue').mockResolvedValue(queue);
    vi.spyOn(api, 'queues').mockResolvedValue({
      items: [{ ...queue, waiting: { ...queue.waiting, mostWaiting: 5, overflowQueueId: '2002' } }],
      next: null,
    });
    await change(QueuesPage);
    await page.get('[name=mostWaiting]').setValue('');
    expect(page.text()).not.toContain('超出限制时');
    await page.get('form').trigger('submit');
    await flushPromises();

    expect(put.mock.lastCall?.[1].waiting).toEqual(queue.waiting);
  });

  it('given_an_overflow_that_leads_back_when_it_is_refused_then_it_is_said_at_the_field', async () => {
    vi.spyOn(api, 'queues').mockResolvedValue({
      items: [{ ...queue, waiting: { ...queue.waiting, mostWaiting: 5, overflowQueueId: '2002' } }],
      next: null,
    });
    vi.spyOn(api, 'changeQueue').mockRejectedValue(
      new ApiProblem(422, 'overflow-circular', '请另选一个队列。', '', { field: 'overflowQueueId' }),
    );
    await change(QueuesPage);
    await page.get('form').trigger('submit');
    await flushPromises();

    expect(page.get<HTMLDetailsElement>('details').element.open).toBe(true);
    expect(errors()).toEqual(['请另选一个队列。']);
  });

  it('given_a_line_of_vips_when_it_is_changed_then_class_points_and_deadline_are_sent', async () => {
    const put = vi.spyOn(api, 'changeLine').mockResolvedValue(line);
    await change(LinesPage);
    await page.get('[name=priority]').setValue('3601');
    await page.get('[name=deadline]').setValue('x');
    await page.get('form').trigger('submit');
    expect(errors()).toEqual(['请填写 0 到 3600 之间的整数。', '请填写 0 到 600 之间的整数。']);

    await page.findAll<HTMLInputElement>('details [type=radio]').at(1)?.setValue();
    await page.get('[name=priority]').setValue('20');
    await page.get('[name=deadline]').setValue('30');
    await page.get('form').trigger('submit');
    await flushPromises();

    expect(put.mock.lastCall?.[1].urgency).toEqual({ callerClass: 'vip', priority: 20, deadlineMs: 30_000 });
  });
});

describe('the prompts', () => {
  it('given_prompts_when_listed_then_length_and_origin_are_told_and_only_who_may_changes_them', async () => {
    vi.spyOn(api, 'prompts').mockResolvedValue({
      items: [prompt, { ...prompt, id: '3002', spoken: { language: 'zh', text: '您好' } }],
      next: null,
    });
    await open(PromptsPage, 'hotline.read');

    expect(cells().slice(0, 4)).toEqual(['欢迎词', '00:04', '海州', '上传的文件']);
    expect(page.text()).toContain('朗读：您好');
    expect(page.find('[aria-haspopup=menu]').exists()).toBe(false);
    expect(page.find('.head .el-button--primary').exists()).toBe(false);
  });

  it('given_a_file_when_it_is_uploaded_then_it_stands_at_the_top_and_what_is_missing_is_said_before', async () => {
    vi.spyOn(api, 'promptMeans').mockResolvedValue({ files: ['wav'], languages: [], fileMib: 1 });
    const upload = vi.spyOn(api, 'uploadPrompt').mockResolvedValue({ ...prompt, id: '3003', name: '音乐' });
    await open(PromptsPage, 'hotline.write');
    await openDialog();
    await flushPromises();
    expect(page.get('form').text()).toContain('WAV，最长 10 分钟');
    await page.get('form').trigger('submit');
    expect(errors()).toEqual(['请填写此项。', '请选择一项。', '请选择文件。']);

    const large = new File([new Uint8Array(1_048_577)], 'large.wav');
    const field = page.get<HTMLInputElement>('[name=file]');
    Object.defineProperty(field.element, 'files', { value: [large], configurable: true });
    await field.trigger('change');
    expect(errors()).toContain('文件超过 1 MiB。请缩短录音，或另存为 MP3、OGG 后再上传。');
    await page.get('form').trigger('submit');
    expect(upload).not.toHaveBeenCalled();

    const file = new File(['RIFF'], 'a.wav');
    await page.get('[name=name]').setValue('音乐');
    page.getComponent({ name: 'ElSelect' }).vm.$emit('update:modelValue', '31');
    const input = page.get<HTMLInputElement>('[name=file]');
    Object.defineProperty(input.element, 'files', { value: [file] });
    await input.trigger('change');
    expect(page.get('.picked').text()).toBe('a.wav');
    await page.get('form').trigger('submit');
    await flushPromises();

    expect(upload).toHaveBeenCalledExactlyOnceWith('音乐', '31', file);
    expect(cells()[0]).toBe('音乐新');
  });

  it('given_a_server_that_cannot_speak_when_a_text_is_to_be_spoken_then_that_is_said_and_nothing_is_sent', async () => {
    vi.spyOn(api, 'promptMeans').mockResolvedValue({ files: ['wav'], languages: [], fileMib: 1 });
    await open(PromptsPage, 'hotline.write');
    await openDialog();
    await page.findAll<HTMLInputElement>('form [type=radio]').at(1)?.setValue();
    await flushPromises();

    expect(page.get('form').text()).toContain('没有安装 espeak-ng');
    expect(page.get('form .el-button--primary').attributes('disabled')).toBeDefined();
  });

  it('given_a_prompt_in_use_when_it_is_removed_then_the_refusal_is_shown_and_it_stays', async () => {
    vi.spyOn(api, 'removePrompt').mockRejectedValue(new ApiProblem(409, 'prompt-in-use', '语音正在使用', '请先换用。'));
    await open(PromptsPage, 'hotline.write');
    await page.get('tbody [aria-haspopup=menu]').trigger('click');
    await page.findAll('[role=menuitem]').at(1)?.trigger('click');
    await expect.poll(() => page.find('form').exists(), { timeout: 20_000 }).toBe(true);
    await page.get('form').trigger('submit');
    await flushPromises();

    expect(page.get('form').text()).toContain('语音正在使用');
    expect(cells()[0]).toBe('欢迎词');
  });
});
