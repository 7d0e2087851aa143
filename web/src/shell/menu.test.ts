// @vitest-environment node
import { describe, expect, it } from 'vitest';

import type { Permission } from '@/api';

import { isHere, menuFor } from './menu';

const idsFor = (...permissions: Permission[]): string[] =>
  menuFor((permission) => permissions.includes(permission)).map((item) => item.id);

describe('menuFor', () => {
  it('given_an_administrator_when_the_menu_is_made_then_it_has_everything_but_a_desk', () => {
    expect(menuFor((permission) => permission !== 'contacts.take').map((item) => item.id)).toEqual([
      'home',
      'live',
      'calls',
      'hotline',
      'trunks',
      'telephones',
      'organisation',
      'people',
      'audit',
      'status',
    ]);
  });

  it('given_a_client_supervisor_when_the_menu_is_made_then_the_status_is_missing', () => {
    expect(idsFor('organisation.read', 'people.read', 'audit.read', 'hotline.read', 'calls.read')).toEqual([
      'home',
      'live',
      'calls',
      'hotline',
      'organisation',
      'people',
      'audit',
    ]);
  });

  it('given_an_agent_when_the_menu_is_made_then_it_has_home_desk_and_organisation', () => {
    expect(idsFor('organisation.read', 'contacts.take')).toEqual(['home', 'desk', 'organisation']);
  });

  it('given_no_permission_when_the_menu_is_made_then_home_remains', () => {
    expect(idsFor()).toEqual(['home']);
  });
});

describe('isHere', () => {
  const [home] = menuFor(() => true);
  const organisation = menuFor(() => true).find((item) => item.id === 'organisation');

  it('given_a_page_below_an_item_when_asked_then_the_item_is_marked', () => {
    expect(organisation && isHere(organisation, '/organisation/clients')).toBe(true);
    expect(organisation && isHere(organisation, '/organisations')).toBe(false);
  });

  it('given_another_page_when_asked_then_home_is_not_marked', () => {
    expect(home && isHere(home, '/')).toBe(true);
    expect(home && isHere(home, '/people')).toBe(false);
  });
});
