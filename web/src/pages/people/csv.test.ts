// @vitest-environment node
import { describe, expect, it } from 'vitest';

import { cellsOf, quoted, rowsOf, textOf } from './csv';

const headings = { 姓名: 'name', 登录名: 'loginName', 角色: 'role', 承接方: 'vendor' } as const;
const roles = { 座席: 'agent' };

describe('a file of people', () => {
  it('given_quotes_commas_and_line_ends_when_read_then_each_cell_is_what_was_meant', () => {
    expect(cellsOf('\uFEFFa,"b ""x"", c",d\r\n\r\n1,"two\nlines",3\n')).toEqual([
      ['a', 'b "x", c', 'd'],
      ['1', 'two\nlines', '3'],
    ]);
  });

  it('given_any_cell_when_it_is_quoted_and_read_then_it_is_the_same', () => {
    for (const cell of ['a', 'a,b', 'a "b"', 'two\nlines']) expect(cellsOf(quoted(cell))).toEqual([[cell]]);
  });

  it('given_chinese_headings_and_roles_when_read_then_columns_and_ids_are_known', () => {
    expect(rowsOf('姓名,登录名,角色,承接方\n王芳,wangfang,座席,声远外包\n', headings, roles)).toEqual([
      {
        name: '王芳',
        loginName: 'wangfang',
        role: 'agent',
        client: null,
        vendor: '声远外包',
        project: null,
        team: null,
        language: null,
      },
    ]);
  });

  it('given_no_heading_for_a_role_when_read_then_the_file_is_refused', () => {
    expect(rowsOf('姓名,登录名\n王芳,wangfang\n', headings, roles)).toBeNull();
    expect(rowsOf('', headings, roles)).toBeNull();
  });

  it('given_a_file_of_a_chinese_spreadsheet_when_read_then_its_signs_are_right', () => {
    expect(textOf(new Uint8Array([0xcd, 0xf5, 0xb7, 0xbc]).buffer)).toBe('王芳');
    expect(textOf(new TextEncoder().encode('王芳').buffer)).toBe('王芳');
  });
});
