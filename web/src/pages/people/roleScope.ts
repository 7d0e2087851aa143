import type { Named, NewPerson, Project, Role } from '@/api';

export type ScopeField = 'clientId' | 'vendorId' | 'projectId';

export interface ScopeChoice {
  readonly clientId: string;
  readonly vendorId: string;
  readonly projectId: string;
}

/** Which parts of the organisation a role is bound to, and whether each has to be named. */
const SCOPES: Readonly<Record<Role, Readonly<Partial<Record<ScopeField, 'required' | 'optional'>>>>> = {
  administrator: {},
  'client-supervisor': { clientId: 'required' },
  'vendor-leader': { vendorId: 'required', projectId: 'optional' },
  agent: { vendorId: 'required', projectId: 'required' },
};

export function scopeOf(role: Role | ''): Readonly<Partial<Record<ScopeField, 'required' | 'optional'>>> {
  return role === '' ? {} : SCOPES[role];
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
