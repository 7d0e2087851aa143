// @vitest-environment node
import { describe, expect, it } from 'vitest';

import { rulesMet } from './passwordRules';

describe('rulesMet', () => {
  it('given_nothing_typed_when_asked_then_no_rule_is_met', () => {
    expect(rulesMet('', '', 'wangfang')).toEqual({ length: false, name: false, changed: false });
  });

  it.each([
    ['elevenchars', false],
    ['twelve chars', true],
    ['十二个汉字也算十二个字符', true],
    ['😀'.repeat(11), false],
    ['a'.repeat(128), true],
    ['a'.repeat(129), false],
  ])('given_%s_when_asked_then_its_length_is_met_%s', (fresh, met) => {
    expect(rulesMet(fresh, 'other', 'wangfang').length).toBe(met);
  });

  it('given_the_login_name_in_any_case_when_asked_then_the_name_rule_is_not_met', () => {
    expect(rulesMet('my WangFang password', 'other', 'wangfang').name).toBe(false);
    expect(rulesMet('my better password', 'other', 'wangfang').name).toBe(true);
  });

  it('given_the_current_password_when_asked_then_it_is_not_changed', () => {
    expect(rulesMet('the same as before', 'the same as before', 'x').changed).toBe(false);
  });
});
