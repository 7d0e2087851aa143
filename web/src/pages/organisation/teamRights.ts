import type { Grant } from '@/api';
import { TEAM_PARTS, type Team, type TeamPart } from '@/api/teams';

/** What may be set in a team: people and leader by the side whose people they are, the coach by the client. */
export function partsToSet(team: Team, grants: readonly Grant[]): readonly TeamPart[] {
  if (grants.some((grant) => grant.role === 'administrator')) return TEAM_PARTS;
  const isVendors = grants.some((grant) => grant.vendor !== null && grant.vendor.id === team.vendorId);
  const isClients = grants.some((grant) => grant.vendor === null && grant.client?.id === team.clientId);
  return TEAM_PARTS.filter((part) => (part === 'coach' || team.vendorId === null ? isClients : isVendors));
}
