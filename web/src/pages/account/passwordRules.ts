export const SHORTEST = 12;
export const LONGEST = 128;

export interface RulesMet {
  readonly length: boolean;
  readonly name: boolean;
  readonly changed: boolean;
}

/** Which of the rules that a browser can check a password meets. The server has the last word. */
export function rulesMet(fresh: string, current: string, loginName: string): RulesMet {
  const length = Array.from(fresh).length;
  return {
    length: length >= SHORTEST && length <= LONGEST,
    name: fresh !== '' && !fresh.toLowerCase().includes(loginName.toLowerCase()),
    changed: fresh !== '' && fresh !== current,
  };
}
