import { useI18n } from 'vue-i18n';

import { api, type Language } from '@/api';
import { useLanguage } from '@/stores/language';
import { useNotices } from '@/stores/notices';
import { useSession } from '@/stores/session';

import { useProblemText } from './useProblemText';

/** Changes the language at once; for somebody signed in the server keeps it, or the former one comes back. */
export function useLanguageChoice(): (wanted: Language) => Promise<void> {
  const { t } = useI18n();
  const language = useLanguage();
  const session = useSession();
  const notices = useNotices();
  const wordsOf = useProblemText();

  return async (wanted) => {
    const former = language.current;
    if (wanted === former) return;
    try {
      await language.use(wanted);
      if (session.status !== 'signed-in') return;
      await api.changeLanguage(wanted);
      session.changedLanguage(wanted);
    } catch (refused) {
      await language.use(former);
      notices.problem(t('account.languageKept', { reason: wordsOf(refused).text }));
    }
  };
}
