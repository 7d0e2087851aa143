// @vitest-environment node
import { describe, expect, it } from 'vitest';

import type { Permission } from '@/api';

import { nextSteps, type Situation } from './nextSteps';

const having =
  (...permissions: Permission[]) =>
  (permission: Permission): boolean =>
    permissions.includes(permission);

const administrator: Situation = {
  roles: ['administrator'],
  can: (permission) => permission !== 'contacts.take',
  secondFactor: false,
  localAuthority: true,
  filled: { clients: true, vendors: false, projects: false, people: false },
};

describe('nextSteps', () => {
  it('given_an_administrator_at_the_start_when_asked_then_the_organisation_comes_first_and_what_is_done_last', () => {
    const steps = nextSteps(administrator);

    expect(steps.map((step) => step.id)).toEqual([
      'vendors',
      'projects',
      'people',
      'hotline',
      'trust',
      'viewLive',
      'viewCalls',
      'viewAudit',
      'viewStatus',
      'secondFactor',
      'clients',
    ]);
    expect(steps.at(-1)?.done).toBe(true);
  });

  it('given_an_agent_when_asked_then_the_desk_comes_first_and_the_microphone_next', () => {
    const steps = nextSteps({
      roles: ['agent'],
      can: having('organisation.read', 'contacts.take'),
      secondFactor: true,
      localAuthority: true,
    });

    expect(steps.map((step) => step.id)).toEqual(['desk', 'microphone', 'viewProjects', 'secondFactor']);
  });

  it('given_a_supervisor_without_local_authority_when_asked_then_no_certificate_is_offered', () => {
    const steps = nextSteps({
      roles: ['client-supervisor'],
      can: having('organisation.read', 'people.read', 'audit.read'),
      secondFactor: false,
      localAuthority: false,
    });

    expect(steps.map((step) => step.id)).toEqual(['viewProjects', 'viewPeople', 'viewAudit', 'secondFactor']);
  });
});
