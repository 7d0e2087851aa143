import { useI18n } from 'vue-i18n';

import { ROLES, type AuditEntry } from '@/api/types';

const SUBJECTS = [
  'person',
  'account',
  'client',
  'vendor',
  'project',
  'queue',
  'line',
  'prompt',
  'call',
  'retention',
  'former-retention',
  'recording',
] as const;

export interface AuditWords {
  action: (entry: AuditEntry) => string;
  subject: (entry: AuditEntry) => string;
}

/** Turns the audit trail's own words (`access.granted`, `person/12 role/agent`) into those of the pages. */
export function useAuditWords(): AuditWords {
  const { t, te } = useI18n();

  function action(entry: AuditEntry): string {
    const key = `audit.actions.${entry.action}`;
    return te(key) ? t(key) : entry.action;
  }

  function subjectPart(part: string): string {
    if (part === 'account/unknown') return t('audit.subjects.unknownAccount');
    const [kind, id = ''] = part.split('/', 2);
    const role = ROLES.find((each) => kind === 'role' && each === id);
    if (role) return t('audit.subjects.role', { role: t(`roles.${role}`) });
    const known = SUBJECTS.find((each) => each === kind);
    return known && id ? t(`audit.subjects.${known}`, { id }) : part;
  }

  const subject = (entry: AuditEntry): string =>
    (entry.subject ?? '').split(' ').filter(Boolean).map(subjectPart).join(' · ');

  return { action, subject };
}
