import { describe, expect, it } from 'vitest';

import type { Permission } from '@/api';

import { decide, type Wanted } from './guard';

const all = (): boolean => true;
const none = (): boolean => false;
const people: Wanted = { fullPath: '/people?q=a', access: 'signed-in', permission: 'people.read' };
const home: Wanted = { fullPath: '/', access: 'signed-in' };
const signIn: Wanted = { fullPath: '/sign-in', access: 'sign-in' };
const firstPassword: Wanted = { fullPath: '/first-password', access: 'first-password' };

describe('decide', () => {
  it('given_nobody_signed_in_when_a_page_is_wanted_then_the_way_leads_to_sign_in_and_back', () => {
    expect(decide(people, 'signed-out', none)).toEqual({ to: '/sign-in?to=%2Fpeople%3Fq%3Da' });
  });

  it('given_nobody_signed_in_when_home_is_wanted_then_sign_in_needs_no_way_back', () => {
    expect(decide(home, 'signed-out', none)).toEqual({ to: '/sign-in' });
  });

  it('given_nobody_signed_in_when_sign_in_or_a_public_page_is_wanted_then_it_opens', () => {
    expect(decide(signIn, 'signed-out', none)).toBe('go');
    expect(decide({ fullPath: '/trust', access: 'public' }, 'unknown', none)).toBe('go');
  });

  it('given_nobody_signed_in_when_the_first_password_is_wanted_then_the_way_leads_to_sign_in', () => {
    expect(decide(firstPassword, 'signed-out', none)).toEqual({ to: '/sign-in' });
  });

  it('given_an_initial_password_when_any_page_is_wanted_then_it_is_changed_first', () => {
    expect(decide(people, 'password-due', all)).toEqual({ to: '/first-password?to=%2Fpeople%3Fq%3Da' });
    expect(decide({ ...signIn, returnPath: '/people' }, 'password-due', all)).toEqual({
      to: '/first-password?to=%2Fpeople',
    });
    expect(decide(firstPassword, 'password-due', all)).toBe('go');
  });

  it('given_somebody_signed_in_when_sign_in_is_wanted_then_the_way_leads_on_within_this_site', () => {
    expect(decide({ ...signIn, returnPath: '/people' }, 'signed-in', all)).toEqual({ to: '/people' });
    expect(decide({ ...signIn, returnPath: '//evil.example' }, 'signed-in', none)).toEqual({ to: '/' });
    expect(decide(firstPassword, 'signed-in', none)).toEqual({ to: '/' });
  });

  it('given_somebody_who_takes_contacts_when_the_pages_are_opened_then_the_desk_comes_first', () => {
    const takes = (permission: Permission): boolean => permission === 'contacts.take';
    expect(decide(signIn, 'signed-in', takes)).toEqual({ to: '/desk' });
    expect(decide({ ...home, first: true }, 'signed-in', takes)).toEqual({ to: '/desk' });
    expect(decide({ ...home, first: true }, 'signed-in', none)).toBe('go');
    expect(decide({ ...home, first: false }, 'signed-in', takes)).toBe('go');
    expect(decide({ ...signIn, returnPath: '/account' }, 'signed-in', takes)).toEqual({ to: '/account' });
  });

  it('given_somebody_signed_in_when_a_page_is_wanted_then_the_permission_decides', () => {
    expect(decide(people, 'signed-in', (permission) => permission === 'people.read')).toBe('go');
    expect(decide(people, 'signed-in', none)).toBe('forbidden');
    expect(decide(home, 'signed-in', none)).toBe('go');
  });
});
