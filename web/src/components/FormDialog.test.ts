import { flushPromises } from '@vue/test-utils';
import { ElDialog } from 'element-plus';
import { expect, it } from 'vitest';
import { defineComponent, h, ref } from 'vue';

import { mounted } from '../../test/mounted';
import FormDialog from './FormDialog.vue';

const TwoFields = defineComponent({
  render: () =>
    h(
      FormDialog,
      {
        open: true,
        title: 'add',
        submitLabel: 'add',
        action: { slow: ref(false), answers: ref(0) },
        problem: undefined,
      },
      () => [h('input', { name: 'first' }), h('input', { name: 'second' })],
    ),
});

interface Form {
  field: (name: string) => HTMLInputElement | null;
  hasOpened: () => void;
  close: () => void;
}

async function form(): Promise<Form> {
  const { page } = await mounted(TwoFields);
  await flushPromises();
  return {
    field: (name) => document.querySelector<HTMLInputElement>(`input[name="${name}"]`),
    hasOpened: () => page.getComponent(ElDialog).vm.$emit('opened'),
    close: () => page.unmount(),
  };
}

it('given_a_form_that_has_opened_when_nobody_chose_a_field_then_the_first_has_the_focus', async () => {
  const dialog = await form();
  dialog.hasOpened();
  expect(document.activeElement).toBe(dialog.field('first'));
  dialog.close();
});

it('given_a_form_that_still_opens_when_somebody_is_in_a_field_already_then_the_focus_stays', async () => {
  const dialog = await form();
  dialog.field('second')?.focus();
  dialog.hasOpened();
  expect(document.activeElement).toBe(dialog.field('second'));
  dialog.close();
});
