import type { Named, NewPerson, Person, Project, Role } from '@/api';
import { ROLES } from '@/api/roles';

export type ScopeField = 'clientId' | 'vendorId' | 'projectId';

export interface ScopeChoice {
  readonly clientId: string;
  readonly vendorId: string;
  readonly projectId: string;
}

export type Side = Person['side'];
export const SIDES: readonly Side[] = ['vendor', 'client', 'system'];

/** On whose side a role is held, as its name tells. */
export function sideOf(role: Role): Side {
  if (role === 'administrator') return 'system';
  return role.startsWith('client-') ? 'client' : 'vendor';
}

/** The roles that can be held on a side. */
export function rolesOf(side: Side): readonly Role[] {
  return ROLES.filter((role) => sideOf(role) === side);
}

type Needs = Readonly<Partial<Record<ScopeField, 'required' | 'optional'>>>;

/** Which parts of the organisation a side's roles are bound to, and whether each has to be named. */
const SCOPES: Readonly<Record<Side, Needs>> = {
  system: {},
  client: { clientId: 'required' },
  vendor: { vendorId: 'required', projectId: 'optional' },
};
const AGENT: Needs = { vendorId: 'required', projectId: 'required' };

export function scopeOf(role: Role | ''): Needs {
  if (role === '') return {};
  return role === 'agent' ? AGENT : SCOPES[sideOf(role)];
}

/** The projects that fit the client and the vendor chosen so far. */
export function fittingProjects(projects: readonly Project[], role: Role | '', scope: ScopeChoice): readonly Project[] {
  const fields = scopeOf(role);
  return projects.filter(
    (project) =>
      (!fields.clientId || project.client.id === scope.clientId) &&
      (!fields.vendorId || project.vendors.some((vendor: Named) => vendor.id === scope.vendorId)),
  );
}

/** What is sent for a scope: only what the role knows and what was chosen. */
export function scopeSent(role: Role, scope: ScopeChoice): Pick<NewPerson, ScopeField> {
  const fields = scopeOf(role);
  return {
    ...(fields.clientId && scope.clientId && { clientId: scope.clientId }),
    ...(fields.vendorId && scope.vendorId && { vendorId: scope.vendorId }),
    ...(fields.projectId && scope.projectId && { projectId: scope.projectId }),
  };
}

/** The required parts that have not been chosen yet. */
export function scopeMissing(role: Role | '', scope: ScopeChoice): ReadonlySet<ScopeField> {
  const fields = Object.entries(scopeOf(role)) as [ScopeField, 'required' | 'optional'][];
  return new Set(fields.filter(([field, need]) => need === 'required' && scope[field] === '').map(([field]) => field));
}
