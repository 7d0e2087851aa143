import { useI18n } from 'vue-i18n';

import { ROLES } from '@/api/roles';
import type { AuditChange, AuditEntry } from '@/api/types';

const SUBJECTS = [
  'person',
  'account',
  'client',
  'vendor',
  'project',
  'team',
  'queue',
  'line',
  'prompt',
  'calendar',
  'holidays',
  'call',
  'retention',
  'recording',
  'trunk',
  'telephone',
] as const;

export interface AuditWords {
  action: (entry: AuditEntry) => string;
  subject: (entry: AuditEntry) => string;
  change: (change: AuditChange) => string;
}

/** Turns the audit trail's own words (`access.granted`, `person/12 role/agent`) into those of the pages. */
export function useAuditWords(): AuditWords {
  const { t, te } = useI18n();

  function action(entry: AuditEntry): string {
    const key = `audit.actions.${entry.action}`;
    return te(key) ? t(key) : entry.action;
  }

  function subjectPart(part: string): string {
    if (part === 'call-rules') return t('trunks.rules.title');
    if (part === 'account/unknown') return t('audit.subjects.unknownAccount');
    const [kind, id = ''] = part.split('/', 2);
    const role = ROLES.find((each) => kind === 'role' && each === id);
    if (role) return t('audit.subjects.role', { role: t(`roles.${role}`) });
    const known = SUBJECTS.find((each) => each === kind);
    return known && id ? t(`audit.subjects.${known}`, { id }) : part;
  }

  const subject = (entry: AuditEntry): string =>
    (entry.subject ?? '').split(' ').filter(Boolean).map(subjectPart).join(' · ');

  function value(text: string | null): string {
    if (text === null || text === '') return t('audit.nothing');
    return text === 'true' || text === 'false' ? t(`audit.values.${text}`) : text;
  }

  /** A field is named by a word, and by what it is about where there are several of its kind (`caps 010`; `caps ` for all). */
  function change(each: AuditChange): string {
    const [kind = '', part] = each.field.split(' ', 2);
    const key = `audit.fields.${kind}`;
    const about = part === '' ? t('audit.everyNumber') : part;
    const field = [te(key) ? t(key) : kind, about].filter((each) => each !== undefined).join(' ');
    return t('audit.change', {
      field,
      before: value(each.before),
      after: value(each.after),
    });
  }

  return { action, subject, change };
}
