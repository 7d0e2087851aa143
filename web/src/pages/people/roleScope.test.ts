// @vitest-environment node
import { describe, expect, it } from 'vitest';

import type { Project } from '@/api';
import { ROLES } from '@/api/roles';

import { fittingProjects, rolesOf, scopeMissing, scopeSent, sideOf, SIDES } from './roleScope';

const division = { systemOwner: 'client', siteOwner: 'vendor', agentsBy: 'vendor' } as const;
const projects: Project[] = [
  { id: '1', name: 'A', client: { id: 'c1', name: 'C1' }, vendors: [{ id: 'v1', name: 'V1' }], division },
  {
    id: '2',
    name: 'B',
    client: { id: 'c2', name: 'C2' },
    vendors: [
      { id: 'v1', name: 'V1' },
      { id: 'v2', name: 'V2' },
    ],
    division,
  },
];
const nothing = { clientId: '', vendorId: '', projectId: '' };

describe('the scope of a role', () => {
  it('given_a_side_when_its_roles_are_offered_then_they_are_its_own_and_every_role_is_offered_once', () => {
    expect(SIDES.flatMap(rolesOf).sort()).toEqual([...ROLES].sort());
    expect(rolesOf('system')).toEqual(['administrator']);
    expect(rolesOf('vendor')).toContain('agent');
    expect(rolesOf('client').map(sideOf)).not.toContain('vendor');
  });

  it('given_a_client_when_a_supervisor_is_added_then_only_its_projects_fit', () => {
    const fitting = fittingProjects(projects, 'client-supervisor', { ...nothing, clientId: 'c2' });
    expect(fitting.map((project) => project.id)).toEqual(['2']);
  });

  it('given_a_vendor_when_an_agent_is_added_then_only_its_projects_fit', () => {
    const ids = (vendorId: string): string[] =>
      fittingProjects(projects, 'agent', { ...nothing, vendorId }).map((project) => project.id);
    expect(ids('v1')).toEqual(['1', '2']);
    expect(ids('v2')).toEqual(['2']);
    expect(ids('')).toEqual([]);
  });

  it('given_nothing_chosen_when_asked_then_each_role_names_what_it_needs', () => {
    expect([...scopeMissing('administrator', nothing)]).toEqual([]);
    expect([...scopeMissing('client-supervisor', nothing)]).toEqual(['clientId']);
    expect([...scopeMissing('vendor-leader', nothing)]).toEqual(['vendorId']);
    expect([...scopeMissing('agent', nothing)]).toEqual(['vendorId', 'projectId']);
    expect([...scopeMissing('', nothing)]).toEqual([]);
  });

  it('given_choices_left_over_from_another_role_when_sent_then_only_those_of_the_role_go', () => {
    const scope = { clientId: 'c1', vendorId: 'v1', projectId: '1' };
    expect(scopeSent('administrator', scope)).toEqual({});
    expect(scopeSent('client-supervisor', scope)).toEqual({ clientId: 'c1' });
    expect(scopeSent('agent', scope)).toEqual({ vendorId: 'v1', projectId: '1' });
    expect(scopeSent('vendor-leader', { ...scope, projectId: '' })).toEqual({ vendorId: 'v1' });
  });
});
