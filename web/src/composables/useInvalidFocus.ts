import { nextTick, watch, type Ref } from 'vue';

/** Leads the focus to the first field that was refused, here at once or later by the server. */
export function useInvalidFocus(form: Readonly<Ref<HTMLElement | null>>, answers: () => number): () => Promise<void> {
  async function focusInvalid(): Promise<void> {
    await nextTick();
    form.value?.querySelector<HTMLElement>('.invalid input')?.focus();
  }

  watch(answers, () => void focusInvalid());
  return focusInvalid;
}
