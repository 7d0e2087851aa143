import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { api, ApiProblem, type Line, type Permission, type Queue } from '@/api';
import type { Share } from '@/api/shares';
import type { CertifiedAgent, Skill } from '@/api/skills';
import { useSession } from '@/stores/session';

import { signedIn } from '../../../test/answers';
import { line as usualLine, queue as usualQueue } from '../../../test/hotline';
import { mounted } from '../../../test/mounted';
import LinesPage from './LinesPage.vue';
import QueuesPage from './QueuesPage.vue';
import SharesPage from './SharesPage.vue';
import SkillsPage from './SkillsPage.vue';

const skills: readonly Skill[] = [
  { id: '7001', name: '社保政策', note: '考试 80 分以上', clientId: '11', projectId: '31' },
  { id: '7002', name: '粤语', note: '', clientId: '11', projectId: '31' },
  { id: '7003', name: '别处', note: '', clientId: '11', projectId: '32' },
];
const agent: CertifiedAgent = {
  id: '501',
  name: '王晓燕',
  vendorId: '21',
  projectId: '31',
  certificates: [
    { skillId: '7001', level: 80, from: null, until: '2026-12-31', state: 'in-force' },
    { skillId: '7002', level: 40, from: '2027-01-01', until: null, state: 'coming' },
  ],
};
const share: Share = {
  id: '8001',
  name: '二比一',
  clientId: '11',
  projectId: '31',
  basis: 'offered',
  carried: true,
  reservedMs: 30_000,
  parties: [
    { vendorId: '21', weight: 2, whole: 3 },
    { vendorId: '22', weight: 1, whole: 3 },
  ],
};
const vendors = [
  { id: '21', name: '声远服务外包有限公司', shortName: '声远' },
  { id: '22', name: '晨桥呼叫中心有限公司', shortName: '晨桥' },
];
const queue: Queue = {
  ...usualQueue,
  demand: {
    steps: [
      {
        afterMs: 0,
        groups: [{ skills: [{ skillId: '7001', level: 50 }] }, { skills: [{ skillId: '7002', level: 10 }] }],
      },
      { afterMs: 20_000, groups: [] },
    ],
    shareId: '8001',
  },
};
const line: Line = {
  ...usualLine,
  demand: { skills: [], shareId: null },
};
const project = {
  id: '31',
  name: '海州',
  client: { id: '11', name: '人社局' },
  vendors,
  division: { systemOwner: 'client', siteOwner: 'vendor', agentsBy: 'vendor' } as const,
};
let page: VueWrapper;

const page1 = <T>(...items: readonly T[]): { items: readonly T[]; next: null } => ({ items, next: null });
const errors = (): string[] => page.findAll('form .error').map((error) => error.text());
const rows = (place: string): string[][] =>
  page.findAll(`${place} tbody tr`).map((row) => row.findAll('th, td').map((cell) => cell.text()));

beforeEach(() => {
  vi.spyOn(api, 'skills').mockResolvedValue(page1(...skills));
  vi.spyOn(api, 'shares').mockResolvedValue(page1(share));
  vi.spyOn(api, 'certifiedAgents').mockResolvedValue(page1(agent));
  vi.spyOn(api, 'projects').mockResolvedValue(page1(project));
  vi.spyOn(api, 'vendors').mockResolvedValue(page1(...vendors));
  vi.spyOn(api, 'queues').mockResolvedValue(page1(queue));
  vi.spyOn(api, 'lines').mockResolvedValue(page1(line));
  vi.spyOn(api, 'prompts').mockResolvedValue(page1());
  vi.spyOn(api, 'calendars').mockResolvedValue(page1());
  vi.spyOn(api, 'queueOpenings').mockResolvedValue([]);
  vi.spyOn(api, 'assignedToday').mockResolvedValue([
    { shareId: '8001', vendorId: '21', assigned: 3, spilled: 1, repaid: 0, released: 0 },
    { shareId: '8001', vendorId: '22', assigned: 1, spilled: 0, repaid: 1, released: 1 },
  ]);
});
afterEach(() => page.unmount());

async function open(component: typeof SkillsPage, ...permissions: Permission[]): Promise<void> {
  ({ page } = await mounted(component));
  await useSession().accept({ ...signedIn, permissions });
  await flushPromises();
}

async function choose(place: string, action: number): Promise<void> {
  await page.get(`${place} tbody [aria-haspopup=menu]`).trigger('click');
  await page.findAll(`${place} [role=menuitem]`).at(action)?.trigger('click');
  await expect.poll(() => page.find('.el-dialog').exists(), { timeout: 20_000 }).toBe(true);
  await flushPromises();
}

/** The field that offers such an option. */
const select = (option: string) =>
  page
    .findAllComponents({ name: 'ElSelect' })
    .filter((each) => (each.props('options') as { label: string }[]).some(({ label }) => label === option))
    .at(0);

describe('the skills', () => {
  it('given_certificates_when_listed_then_level_days_and_those_not_in_force_are_told', async () => {
    await open(SkillsPage);

    expect(page.findAll('.panel .certificates li').map((each) => each.text().replace(/\s+/g, ' '))).toEqual([
      '社保政策80 级至 2026-12-31',
      '粤语40 级2027-01-01 起 未生效',
    ]);
    expect(page.find('.head .el-button--primary').exists()).toBe(false);
    expect(page.find('[aria-haspopup=menu]').exists()).toBe(false);
  });

  it('given_many_agents_when_a_skill_is_chosen_then_only_who_has_it_is_asked_for', async () => {
    await open(SkillsPage);
    await page.get('.panel select').setValue('7002');
    await flushPromises();

    expect(vi.mocked(api.certifiedAgents).mock.lastCall?.[0]).toMatchObject({ q: undefined, skillId: '7002' });
  });

  it('given_an_agent_when_certified_then_what_is_held_is_filled_in_and_levels_have_limits', async () => {
    const put = vi
      .spyOn(api, 'certify')
      .mockRejectedValueOnce(new ApiProblem(422, 'certificate-days', '日期颠倒。', '', { field: 'until' }))
      .mockResolvedValue({ skillId: '7001', level: 90, from: null, until: null, state: 'in-force' });
    await open(SkillsPage, 'skill.certify');
    await choose('.panel', 0);
    expect((select('社保政策')?.props('options') as unknown[]).length).toBe(2);
    select('社保政策')?.vm.$emit('update:modelValue', '7001');
    await flushPromises();
    expect(page.get<HTMLInputElement>('[name=level]').element.value).toBe('80');
    expect(page.get<HTMLInputElement>('[name=until]').element.value).toBe('2026-12-31');
    await page.get('[name=level]').setValue('101');
    await page.get('form').trigger('submit');
    expect(errors()).toEqual(['请填写 1 到 100 之间的整数。']);

    await page.get('[name=level]').setValue('90');
    await page.get('[name=from]').setValue('2027-02-01');
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(errors()).toEqual(['日期颠倒。']);
    await page.get('[name=from]').setValue('');
    await page.get('form').trigger('submit');
    await flushPromises();

    expect(put.mock.lastCall?.[0]).toEqual({
      personId: '501',
      skillId: '7001',
      level: 90,
      from: null,
      until: '2026-12-31',
    });
  });

  it('given_a_certificate_when_it_is_taken_back_then_it_is_asked_once_more', async () => {
    const revoke = vi.spyOn(api, 'revoke').mockResolvedValue();
    await open(SkillsPage, 'skill.certify');
    await choose('.panel', 2);
    expect(page.get('form').text()).toContain('粤语');
    await page.get('form').trigger('submit');
    await flushPromises();

    expect(revoke).toHaveBeenCalledExactlyOnceWith('501', '7002');
  });
});

describe('what queues and lines ask', () => {
  it('given_a_queue_with_steps_when_it_is_changed_then_they_are_shown_and_sent_as_they_are_typed', async () => {
    const put = vi.spyOn(api, 'changeQueue').mockResolvedValue(queue);
    await open(QueuesPage, 'hotline.write');
    await choose('', 0);
    expect(page.findAll('.step')).toHaveLength(2);
    expect(page.get<HTMLInputElement>('[name=after-2]').element.value).toBe('20');

    await page.get('[name=after-2]').setValue('0');
    await page.get('[name=step-1-1-level-1]').setValue('0');
    await page.get('form').trigger('submit');
    expect(errors()).toEqual(['请填写 1 到 100 之间的整数。', '请填写 1 到 86400 之间的整数，并晚于前一阶段。']);
    expect(put).not.toHaveBeenCalled();

    await page.get('[name=after-2]').setValue('45');
    await page.get('[name=step-1-1-level-1]').setValue('60');
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(put.mock.lastCall?.[1].demand).toEqual({
      steps: [
        {
          afterMs: 0,
          groups: [{ skills: [{ skillId: '7001', level: 60 }] }, { skills: [{ skillId: '7002', level: 10 }] }],
        },
        { afterMs: 45_000, groups: [] },
      ],
      shareId: '8001',
    });
  });

  it('given_a_step_the_server_refuses_when_a_queue_is_saved_then_it_is_said_at_the_step', async () => {
    vi.spyOn(api, 'changeQueue').mockRejectedValue(
      new ApiProblem(422, 'skill-twice', '技能重复。', '', { field: 'steps.0' }),
    );
    await open(QueuesPage, 'hotline.write');
    await choose('', 0);
    await page.get('form').trigger('submit');
    await flushPromises();

    expect(page.findAll('.step').at(0)?.get('.error').text()).toBe('技能重复。');
    expect(page.findAll<HTMLDetailsElement>('details').at(-1)?.element.open).toBe(true);
  });

  it('given_a_line_when_it_asks_a_skill_and_goes_by_a_share_then_both_are_sent', async () => {
    const put = vi.spyOn(api, 'changeLine').mockResolvedValue(line);
    await open(LinesPage, 'hotline.write');
    await choose('', 0);
    const [, asking] = page.findAll('details');
    await asking?.get('.el-button--small').trigger('click');
    await page.get('form').trigger('submit');
    expect(errors()).toEqual(['请选择技能。']);

    select('粤语')?.vm.$emit('update:modelValue', '7002');
    await page.get('[name=need-level-1]').setValue('30');
    select('二比一')?.vm.$emit('update:modelValue', '8001');
    await flushPromises();
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(put.mock.lastCall?.[1].demand).toEqual({ skills: [{ skillId: '7002', level: 30 }], shareId: '8001' });
  });
});

describe('the shares', () => {
  it('given_a_share_when_the_client_looks_then_each_vendor_stands_there_against_its_target', async () => {
    await open(SharesPage);

    expect(rows('.list')).toEqual([['二比一', '海州', '按派发量', '之后补还', '00:30']]);
    expect(rows('.assigned')).toEqual([
      ['二比一', '声远服务外包有限公司', '2', '66.6%', '3', '75.0%', '1（33.3%）', '0', '0'],
      ['二比一', '晨桥呼叫中心有限公司', '1', '33.3%', '1', '25.0%', '0', '1（100.0%）', '1（100.0%）'],
    ]);
  });

  it('given_a_vendor_when_it_looks_then_its_row_stands_alone_without_a_name_and_without_the_sum', async () => {
    vi.spyOn(api, 'shares').mockResolvedValue(page1({ ...share, name: '', parties: share.parties.slice(0, 1) }));
    vi.spyOn(api, 'assignedToday').mockResolvedValue([
      { shareId: '8001', vendorId: '21', assigned: 3, spilled: 0, repaid: 0, released: 0 },
    ]);
    await open(SharesPage);

    expect(rows('.assigned')).toEqual([
      ['海州：本公司的份额', '声远服务外包有限公司', '2', '66.6%', '3', '—', '0', '0', '0'],
    ]);
    expect(page.find('.head .el-button--primary').exists()).toBe(false);
  });

  it('given_a_project_when_a_share_is_added_then_its_vendors_stand_there_and_weights_have_limits', async () => {
    const post = vi.spyOn(api, 'addShare').mockResolvedValue(share);
    await open(SharesPage, 'share.configure');
    await page.get('.head .el-button--primary').trigger('click');
    await expect.poll(() => page.find('[name=name]').exists(), { timeout: 20_000 }).toBe(true);
    await flushPromises();
    await page.get('[name=name]').setValue('二比一');
    select('海州')?.vm.$emit('update:modelValue', '31');
    await flushPromises();
    await page.get('[name=weight-1]').setValue('0');
    await page.get('form').trigger('submit');
    expect(errors()).toEqual(['请填写 1 到 10000 之间的整数。']);

    await page.get('[name=weight-1]').setValue('2');
    await page.findAll<HTMLInputElement>('form [type=radio][value=forgiven]').at(0)?.setValue();
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(post).toHaveBeenCalledExactlyOnceWith({
      name: '二比一',
      projectId: '31',
      basis: 'offered',
      carried: false,
      reservedMs: 30_000,
      parties: [
        { vendorId: '21', weight: 2 },
        { vendorId: '22', weight: 1 },
      ],
    });
  });
});
