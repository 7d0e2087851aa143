import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';

import { api, ApiProblem, type CallRules, type Trunk } from '@/api';

import { mounted } from '../../../test/mounted';
import { readCaps, readPeers, writeCaps } from './forms';
import TrunksPage from './TrunksPage.vue';

const trunk: Trunk = {
  id: '5001',
  version: 3,
  name: '联通主用',
  clientId: '11',
  peers: [
    { address: '192.0.2.10', port: 5060, transport: 'udp', priority: 1, weight: 1 },
    { address: '2001:db8::1', port: 5061, transport: 'tls', priority: 2, weight: 1 },
  ],
  domain: '192.0.2.10',
  accountUser: 'huawu',
  shown: ['4006001000'],
  writing: 'e164',
  trusted: true,
  mostCalls: 60,
  mostCallsASecond: 10,
  mostSilenceMs: 4_000,
  restMs: 30_000,
  probeMs: 60_000,
  registerSeconds: 600,
  proxy: null,
  bound: null,
  advertised: null,
  encryption: 'taken',
  encryptionWithoutTls: false,
};
const rules: CallRules = { takesStrangers: true, caps: [{ prefix: '1', mostAnHour: 500 }] };
let page: VueWrapper;
let addresses: MockInstance<typeof api.trunkAddresses>;

const errors = (): string[] => page.findAll('form .error').map((error) => error.text());

async function open(...trunks: Trunk[]): Promise<void> {
  vi.spyOn(api, 'trunks').mockResolvedValue({ items: trunks, next: null });
  ({ page } = await mounted(TrunksPage));
  await flushPromises();
}

async function type(fields: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) await page.get(`[name=${name}]`).setValue(text);
}

async function choose(action: number): Promise<void> {
  await page.get('tbody button').trigger('click');
  await page.findAll('[role=menuitem]')[action]?.trigger('click');
}

const formIsOpen = (): Promise<void> =>
  expect.poll(() => page.find('form').exists(), { timeout: 20_000 }).toBe(true) as unknown as Promise<void>;

beforeEach(() => {
  vi.spyOn(api, 'clients').mockResolvedValue({ items: [{ id: '11', name: '人社局', shortName: '人社' }], next: null });
  vi.spyOn(api, 'callRules').mockResolvedValue(rules);
  addresses = vi.spyOn(api, 'trunkAddresses').mockResolvedValue(['192.0.2.1']);
  vi.spyOn(api, 'trunkStates').mockResolvedValue([
    {
      id: '5001',
      calls: 7,
      peers: [
        { address: '192.0.2.10', port: 5060, reach: 'there', since: '2026-11-23T04:00:00Z' },
        { address: '2001:db8::1', port: 5061, reach: 'silent', since: '2026-11-23T04:00:00Z' },
      ],
      registration: { login: 'failed', status: 403, since: '2026-11-23T04:00:00Z' },
    },
  ]);
});
afterEach(() => page.unmount());

describe('the trunks', () => {
  it('given_a_trunk_when_listed_then_each_peer_says_how_it_is_and_calls_stand_beside_their_cap', async () => {
    await open(trunk);
    expect(page.findAll('.peers li').map((each) => each.text().replace(/自 .*/, '自'))).toEqual([
      '192.0.2.10:5060 UDP 可达自',
      '[2001:db8::1]:5061 TLS 无应答自',
    ]);
    expect(page.get('tbody').text()).toContain('7 / 60');
    expect(page.get('.login').text()).toContain('注册失败（403）');
    expect(page.get('tbody').text()).toContain('人社局');
  });

  it('given_trunks_when_listed_then_each_says_by_which_address_of_ours_and_how_sound_is_encrypted', async () => {
    const cells = (row: number): string[] =>
      page.findAll(`tbody tr:nth-child(${String(row)}) td`).map((cell) => cell.text().replace(/\s+/g, ' '));
    await open(trunk, {
      ...trunk,
      id: '5002',
      bound: '192.0.2.1',
      advertised: '203.0.113.5',
      encryption: 'required',
      encryptionWithoutTls: true,
    });
    expect(cells(1).slice(2, 4)).toEqual(['按路由', '对方提供时加密']);
    expect(cells(2).slice(2, 4)).toEqual(['192.0.2.1对外 203.0.113.5', '必须加密 密钥不经 TLS']);
  });

  it('given_no_trunk_when_the_page_is_opened_then_it_says_how_to_begin', async () => {
    await open();
    expect(page.get('.empty').text()).toContain('添加第一条中继');
  });

  it('given_a_form_that_is_not_filled_in_when_it_is_sent_then_each_gap_is_named_and_nothing_goes_out', async () => {
    const add = vi.spyOn(api, 'addTrunk');
    await open();
    await page.get('.head .el-button--primary').trigger('click');
    await formIsOpen();
    await type({ mostCalls: '0' });
    await page.get('form').trigger('submit');
    expect(errors()).toEqual([
      '请填写此项。',
      '请选择一项。',
      '对端 1：请填写 IP 地址、1 到 65535 的端口，以及 0 到 65535 的优先级和权重。',
      '请填写 1 到 5000 之间的整数。',
    ]);
    expect(page.get('details').attributes('open')).toBeDefined();
    expect(add).not.toHaveBeenCalled();
  });

  it('given_a_trunk_when_added_then_all_of_it_goes_to_the_server_and_it_stands_in_the_list', async () => {
    const add = vi.spyOn(api, 'addTrunk').mockResolvedValue(trunk);
    await open();
    await page.get('.head .el-button--primary').trigger('click');
    await formIsOpen();
    await type({ name: ' 联通主用 ', 'address-1': '192.0.2.10', accountUser: 'huawu', accountPassword: 's' });
    await type({ shown: '4006001000\n\n 10086 ' });
    page.getComponent({ name: 'ElSelect' }).vm.$emit('update:modelValue', '11');
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(add).toHaveBeenCalledExactlyOnceWith({
      version: undefined,
      name: '联通主用',
      clientId: '11',
      peers: [{ address: '192.0.2.10', port: 5060, transport: 'udp', priority: 1, weight: 1 }],
      domain: '',
      accountUser: 'huawu',
      accountPassword: 's',
      shown: ['4006001000', '10086'],
      writing: 'national',
      trusted: false,
      mostCalls: 30,
      mostCallsASecond: 10,
      mostSilenceMs: 4_000,
      restMs: 30_000,
      probeMs: 60_000,
      registerSeconds: 0,
      proxy: null,
      bound: null,
      advertised: null,
      encryption: 'taken',
      encryptionWithoutTls: false,
    });
    expect(page.get('tbody').text()).toContain('联通主用新');
  });

  it('given_a_proxy_and_a_registration_when_a_trunk_is_changed_then_both_go_to_the_server', async () => {
    const change = vi.spyOn(api, 'changeTrunk').mockResolvedValue(trunk);
    await open(trunk);
    await choose(0);
    await formIsOpen();
    await type({ registerSeconds: '59', proxyAddress: '192.0.2.20', proxyPort: '0' });
    await page.get('form').trigger('submit');
    expect(errors()).toEqual(['请填写 60 到 86400 之间的整数。', '请填写 1 到 65535 之间的整数。']);
    await type({ registerSeconds: '60', proxyPort: '5070', advertised: '203.0.113.5' });
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(change).toHaveBeenLastCalledWith(
      '5001',
      expect.objectContaining({
        registerSeconds: 60,
        advertised: '203.0.113.5',
        proxy: { address: '192.0.2.20', port: 5_070, transport: 'udp' },
      }),
    );
  });

  it('given_a_trunk_when_keys_may_go_without_tls_then_that_is_warned_of_and_goes_to_the_server', async () => {
    const change = vi.spyOn(api, 'changeTrunk').mockResolvedValue(trunk);
    await open(trunk);
    await choose(0);
    await formIsOpen();
    const pick = (label: string): Promise<void> => {
      const bars = page.findAll('[role=radiogroup] label');
      return bars
        .find((each) => each.text() === label)
        ?.get('input')
        .setValue(true) as Promise<void>;
    };
    expect(page.find('form [role=note]').exists()).toBe(false);
    await pick('必须加密');
    await pick('不经 TLS 也可');
    expect(page.get('form [role=note]').text()).toContain('警告');
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(change).toHaveBeenLastCalledWith(
      '5001',
      expect.objectContaining({ encryption: 'required', encryptionWithoutTls: true }),
    );
    await pick('不加密');
    expect(page.find('form [role=note]').exists()).toBe(false);
  });

  it('given_one_address_of_ours_when_a_trunk_is_changed_then_there_is_none_to_choose', async () => {
    await open(trunk);
    await choose(0);
    await formIsOpen();
    await flushPromises();
    expect(page.find('.further').text()).not.toContain('按系统路由');
  });

  it('given_two_addresses_of_ours_when_one_is_chosen_for_a_trunk_then_it_goes_to_the_server', async () => {
    addresses.mockResolvedValue(['192.0.2.1', '198.51.100.1']);
    const change = vi.spyOn(api, 'changeTrunk').mockResolvedValue(trunk);
    await open(trunk);
    await choose(0);
    await formIsOpen();
    await flushPromises();
    const bound = page.findAllComponents({ name: 'ElSelect' }).find((each) => each.html().includes('按系统路由'));
    bound?.vm.$emit('update:modelValue', '198.51.100.1');
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(change).toHaveBeenLastCalledWith('5001', expect.objectContaining({ bound: '198.51.100.1' }));
  });

  it('given_a_trunk_at_an_address_that_is_ours_no_more_when_it_is_changed_then_the_address_still_stands_there', async () => {
    await open({ ...trunk, bound: '198.51.100.9' });
    await choose(0);
    await formIsOpen();
    await flushPromises();
    expect(page.get('.further').text()).toContain('198.51.100.9');
  });

  it('given_a_refusal_when_a_trunk_is_changed_then_it_stands_at_its_field_and_the_form_stays', async () => {
    const refusal = new ApiProblem(422, 'peer-address-invalid', '对端 2：请输入 IP 地址。', '', { field: 'peers' });
    const change = vi
      .spyOn(api, 'changeTrunk')
      .mockRejectedValueOnce(refusal)
      .mockResolvedValueOnce({
        ...trunk,
        name: '联通备用',
      });
    await open(trunk);
    await choose(0);
    await formIsOpen();
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(errors()).toEqual(['对端 2：请输入 IP 地址。']);
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(change).toHaveBeenLastCalledWith(
      '5001',
      expect.objectContaining({ version: 3, accountUser: 'huawu', accountPassword: undefined, peers: trunk.peers }),
    );
    expect(page.get('tbody').text()).toContain('联通备用');
  });

  it('given_a_trunk_when_removed_then_it_is_asked_once_more_and_then_gone', async () => {
    const remove = vi.spyOn(api, 'removeTrunk').mockResolvedValue();
    await open(trunk);
    await choose(1);
    await formIsOpen();
    expect(page.get('form').text()).toContain('正在进行的通话会继续到结束');
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(remove).toHaveBeenCalledExactlyOnceWith('5001');
    expect(page.find('tbody').exists()).toBe(false);
  });
});

describe('the rules for calls', () => {
  it('given_rules_when_changed_then_a_line_that_is_wrong_is_named_and_what_is_saved_is_shown', async () => {
    const saved: CallRules = { takesStrangers: false, caps: [{ prefix: '', mostAnHour: 100 }] };
    const set = vi.spyOn(api, 'setCallRules').mockResolvedValue(saved);
    await open(trunk);
    expect(page.get('.rules').text()).toContain('以 1 开头：每小时最多 500 次');
    await page.get('.rules button').trigger('click');
    await formIsOpen();
    await type({ caps: '1 500\nabc' });
    await page.get('form').trigger('submit');
    expect(errors()).toEqual(['第 2 行：请写前缀和每小时次数，例如“1 500”。']);
    expect(set).not.toHaveBeenCalled();
    await type({ caps: '* 100' });
    await page.findAll('form input[type=radio]')[1]?.setValue(true);
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(set).toHaveBeenCalledExactlyOnceWith(saved);
    expect(page.get('.rules').text()).toContain('拒绝（403）');
    expect(page.get('.rules').text()).toContain('所有号码：每小时最多 100 次');
  });

  it('given_caps_when_written_and_read_again_then_they_are_the_same', () => {
    const caps = [
      { prefix: '', mostAnHour: 0 },
      { prefix: '+', mostAnHour: 1 },
      { prefix: '+861', mostAnHour: 100_000 },
      { prefix: '010', mostAnHour: 5 },
    ];
    expect(readCaps(writeCaps(caps))).toEqual({ value: caps });
    for (const wrong of ['1', '1 100001', 'x 1', '1 1 1', '1234567890123456 1', '++1 1']) {
      expect(readCaps(`1 1\n${wrong}`)).toEqual({ row: 2 });
    }
  });

  it('given_a_port_or_weight_that_is_none_when_peers_are_read_then_the_row_is_named', () => {
    const form = { key: 0, address: '::1', port: '5060', transport: 'udp' as const, priority: '1', weight: '1' };
    for (const wrong of [{ port: '0' }, { port: '65536' }, { priority: '-1' }, { weight: '' }, { address: ' ' }]) {
      expect(readPeers([form, { ...form, ...wrong }])).toEqual({ row: 2 });
    }
  });
});
