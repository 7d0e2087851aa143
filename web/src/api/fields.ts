import { ApiProblem } from './problem';

/** Refusals that are about one field, by their error id. */
const FIELDS: Readonly<Record<string, string>> = {
  'name-taken': 'name',
  'name-invalid': 'name',
  'number-invalid': 'number',
  'number-taken': 'number',
  'queue-unknown': 'queueId',
  'login-name-invalid': 'loginName',
  'login-name-taken': 'loginName',
  'role-needs-client': 'clientId',
  'client-unknown': 'clientId',
  'role-needs-vendor': 'vendorId',
  'vendor-unknown': 'vendorId',
  'role-needs-project': 'projectId',
  'project-unknown': 'projectId',
  'vendor-not-in-project': 'projectId',
  'project-without-vendor': 'vendorIds',
  'too-many-vendors': 'vendorIds',
  'password-wrong': 'current',
  'password-control-characters': 'fresh',
  'password-too-short': 'fresh',
  'password-too-long': 'fresh',
  'password-common': 'fresh',
  'password-contains-name': 'fresh',
  'password-unchanged': 'fresh',
  'second-factor-wrong': 'code',
};

/** The field that a refusal is about, as the problem itself or its error id tells; undefined when it is about none. */
export function fieldOf(problem: unknown): string | undefined {
  if (!(problem instanceof ApiProblem)) return undefined;
  const named = problem.facts['field'];
  return typeof named === 'string' ? named : FIELDS[problem.errorId];
}
