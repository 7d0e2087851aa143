/** By side, in the order of docs/roles.md. */
export const ROLES = [
  'administrator',
  'client-group-head',
  'client-project-manager',
  'client-supervisor',
  'client-business-supervisor',
  'client-quality-supervisor',
  'client-coach',
  'client-partner-manager',
  'client-commercial-manager',
  'client-support-manager',
  'client-leading-group',
  'vendor-project-manager',
  'vendor-operations-director',
  'vendor-operations-manager',
  'vendor-operations-supervisor',
  'vendor-training-administrator',
  'vendor-team-administrator',
  'vendor-general-administrator',
  'vendor-leader',
  'agent',
  'vendor-quality-inspector',
  'vendor-quality-head',
  'vendor-inspector',
  'vendor-follow-up',
  'vendor-information',
  'vendor-field-staff',
  'vendor-technology',
] as const;
export type Role = (typeof ROLES)[number];
export type Permission =
  | 'organisation.read'
  | 'organisation.write'
  | 'people.read'
  | 'people.write'
  | 'team.write'
  | 'audit.read'
  | 'status.read'
  | 'hotline.read'
  | 'hotline.write'
  | 'holidays.configure'
  | 'skill.certify'
  | 'share.configure'
  | 'calls.read'
  | 'call.listen'
  | 'call.whisper'
  | 'call.barge'
  | 'call.force'
  | 'recording.play'
  | 'recording.keep'
  | 'ladder.read'
  | 'ladder.unmask'
  | 'trunk.configure'
  | 'telephone.configure'
  | 'contacts.take'
  | 'contacts.dial';
