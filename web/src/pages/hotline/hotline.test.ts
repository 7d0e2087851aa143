import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { api, ApiProblem, type Line, type Queue } from '@/api';
import { usePageCall } from '@/stores/pageCall';
import { useSession } from '@/stores/session';

import { signedIn } from '../../../test/answers';
import { mounted } from '../../../test/mounted';
import LinesPage from './LinesPage.vue';
import QueuesPage from './QueuesPage.vue';

const queue: Queue = {
  id: '2001',
  name: '社会保险',
  clientId: '11',
  projectId: '31',
  offerLimitMs: 20_000,
  wrapUpLimitMs: 60_000,
  recorded: true,
};
const line: Line = {
  id: '1004',
  name: '社保热线',
  number: '4001000001',
  clientId: '11',
  projectId: '31',
  queueId: '2001',
  welcome: true,
};
const project = { id: '31', name: '海州', client: { id: '11', name: '人社局' }, vendors: [] };
let page: VueWrapper;

const cells = (): string[] => page.findAll('tbody tr:first-child > *').map((cell) => cell.text());
const errors = (): string[] => page.findAll('form .error').map((error) => error.text());

beforeEach(() => {
  vi.spyOn(api, 'queues').mockResolvedValue({ items: [queue], next: null });
  vi.spyOn(api, 'lines').mockResolvedValue({ items: [line], next: null });
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
    });
    expect(errors()).toEqual(['这个号码已经在用。']);
  });
});

describe('the queues', () => {
  it('given_a_queue_when_added_then_its_limits_go_in_milliseconds_and_it_stands_at_the_top', async () => {
    const create = vi.spyOn(api, 'createQueue').mockResolvedValue({ ...queue, id: '2002', name: '劳动关系' });
    await open(QueuesPage, 'hotline.write');
    expect(cells()).toEqual(['社会保险', '海州', '00:20', '01:00', '录音']);
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
    });
    expect(cells()[0]).toBe('劳动关系新');
  });
});
