// @vitest-environment node
import { expect, it } from 'vitest';

import { formOf } from './division';

it('given_who_owns_the_system_and_manages_the_agents_when_asked_then_the_form_of_the_project_follows', () => {
  const form = (systemOwner: 'client' | 'vendor', agentsBy: 'client' | 'vendor') =>
    formOf({ systemOwner, agentsBy, siteOwner: 'vendor' });
  expect(form('client', 'vendor')).toBe('self-controlled');
  expect(form('vendor', 'vendor')).toBe('full');
  expect(form('vendor', 'client')).toBe('seat-lease');
  expect(form('client', 'client')).toBe('own');
});
