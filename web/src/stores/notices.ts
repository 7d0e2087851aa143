import { defineStore } from 'pinia';
import { ref } from 'vue';

export interface Notice {
  readonly id: number;
  readonly kind: 'done' | 'problem';
  readonly text: string;
}

const SHOWN_MS = 6_000;
const MOST = 3;

/** Short words on what has just happened. Good news goes by itself, bad news stays until it is read. */
export const useNotices = defineStore('notices', () => {
  const notices = ref<Notice[]>([]);
  let lastId = 0;

  function add(kind: Notice['kind'], text: string): number {
    lastId += 1;
    const id = lastId;
    notices.value = [...notices.value, { id, kind, text }].slice(-MOST);
    return id;
  }

  function done(text: string): void {
    const id = add('done', text);
    setTimeout(() => dismiss(id), SHOWN_MS);
  }

  function problem(text: string): void {
    add('problem', text);
  }

  function dismiss(id: number): void {
    notices.value = notices.value.filter((notice) => notice.id !== id);
  }

  return { notices, done, problem, dismiss };
});
