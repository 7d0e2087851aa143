import type { Division } from '@/api';

export type ProjectForm = 'self-controlled' | 'full' | 'seat-lease' | 'own';

/** What the parts of both sides make of a project. */
export function formOf({ systemOwner, agentsBy }: Division): ProjectForm {
  if (agentsBy === 'client') return systemOwner === 'client' ? 'own' : 'seat-lease';
  return systemOwner === 'client' ? 'self-controlled' : 'full';
}
