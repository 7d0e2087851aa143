import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, expect, it, vi } from 'vitest';

import { api, type Telephone, type TelephoneState } from '@/api';

import { mounted } from '../../../test/mounted';
import TelephonesPage from './TelephonesPage.vue';

const telephone = (id: string, more: Partial<Telephone> = {}): Telephone => ({
  id,
  version: 1,
  name: '三楼 12 号位',
  number: `80${id}`,
  vendorId: null,
  mac: null,
  transport: 'tls',
  answersItself: true,
  md5Only: false,
  lampUnasked: false,
  encryption: 'taken',
  encryptionWithoutTls: false,
  ...more,
});
const state = (id: string, reachable: boolean): TelephoneState => ({
  id,
  reachable,
  contacts: [
    {
      address: '192.0.2.20',
      transport: 'tls',
      since: '2026-11-23T04:00:00Z',
      until: '2026-11-23T05:00:00Z',
      userAgent: 'T46U',
    },
  ],
});
let page: VueWrapper;

afterEach(() => {
  page.unmount();
  vi.restoreAllMocks();
});

const cells = (column: number): string[] =>
  page.findAll(`tbody td:nth-child(${String(column)})`).map((cell) => cell.text().replace(/\s+/g, ' '));

it('given_telephones_when_listed_then_each_says_whether_it_can_be_called_and_how_its_sound_is_encrypted', async () => {
  vi.spyOn(api, 'vendors').mockResolvedValue({ items: [], next: null });
  vi.spyOn(api, 'telephones').mockResolvedValue({
    items: [telephone('1'), telephone('2', { encryption: 'required', encryptionWithoutTls: true }), telephone('3')],
    next: null,
  });
  vi.spyOn(api, 'telephoneStates').mockResolvedValue([state('1', true), state('2', false)]);
  ({ page } = await mounted(TelephonesPage));
  await flushPromises();

  expect(cells(4)).toEqual(['对方提供时加密', '必须加密 密钥不经 TLS', '对方提供时加密']);
  expect(page.findAll('tbody .state').map((mark) => mark.text())).toEqual(['已注册', '重新注册前无法呼叫', '未注册']);
});
