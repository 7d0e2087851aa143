import type { Permission, Role } from '@/api';

export type StepId =
  | 'desk'
  | 'clients'
  | 'vendors'
  | 'projects'
  | 'people'
  | 'secondFactor'
  | 'trust'
  | 'microphone'
  | 'hotline'
  | 'viewLive'
  | 'viewCalls'
  | 'viewProjects'
  | 'viewPeople'
  | 'viewAudit'
  | 'viewStatus';

export interface Step {
  readonly id: StepId;
  readonly path: string;
  /** Undefined where a step is never done once and for all. */
  readonly done?: boolean;
}

export interface Situation {
  readonly roles: readonly Role[];
  readonly can: (permission: Permission) => boolean;
  readonly secondFactor: boolean;
  readonly localAuthority: boolean;
  /** Which lists have something in them; unknown for those who do not fill them. */
  readonly filled?: Readonly<Record<'clients' | 'vendors' | 'projects' | 'people', boolean>> | undefined;
}

/** What somebody can do next, the most useful first and what is done last. */
export function nextSteps(situation: Situation): readonly Step[] {
  const { can, filled } = situation;
  const steps: Step[] = [];
  if (can('contacts.take')) steps.push({ id: 'desk', path: '/desk' });
  if (can('organisation.write') && filled) {
    steps.push({ id: 'clients', path: '/organisation/clients', done: filled.clients });
    steps.push({ id: 'vendors', path: '/organisation/vendors', done: filled.vendors });
    steps.push({ id: 'projects', path: '/organisation/projects', done: filled.projects });
  }
  if (can('people.write') && filled) steps.push({ id: 'people', path: '/people', done: filled.people });
  if (can('hotline.write')) steps.push({ id: 'hotline', path: '/hotline' });
  if (situation.roles.includes('agent')) steps.push({ id: 'microphone', path: '/trust' });
  else if (situation.localAuthority) steps.push({ id: 'trust', path: '/trust' });
  if (can('calls.read')) {
    steps.push({ id: 'viewLive', path: '/live' });
    steps.push({ id: 'viewCalls', path: '/calls' });
  }
  if (can('organisation.read') && !can('organisation.write')) {
    steps.push({ id: 'viewProjects', path: '/organisation/projects' });
  }
  if (can('people.read') && !can('people.write')) steps.push({ id: 'viewPeople', path: '/people' });
  if (can('audit.read')) steps.push({ id: 'viewAudit', path: '/audit' });
  if (can('status.read')) steps.push({ id: 'viewStatus', path: '/status' });
  steps.push({ id: 'secondFactor', path: '/account', done: situation.secondFactor });
  return [...steps.filter((step) => !step.done), ...steps.filter((step) => step.done)];
}
