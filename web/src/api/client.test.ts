// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';

import { json, networkLost, nothing, problem, serverAnswering, signedIn, signedOut } from '../../test/answers';
import { ApiClient, type ApiListener } from './client';
import { ApiProblem, Unreachable } from './problem';

function clientOf(listener: Partial<ApiListener> = {}, language = 'zh-CN'): ApiClient {
  const silent: ApiListener = {
    signedOut: () => undefined,
    personChanged: () => undefined,
    passwordDue: () => undefined,
    reached: () => undefined,
    lost: () => undefined,
  };
  return new ApiClient({ language: () => language, listener: { ...silent, ...listener } });
}

const refusal = async (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined).catch((e: unknown) => e);

afterEach(() => {
  vi.useRealTimers();
});

describe('the token against forged requests', () => {
  it('given_no_token_yet_when_writing_then_it_is_fetched_first_and_sent', async () => {
    const { seen } = serverAnswering(json({ ...signedOut, csrf: 'fresh' }), nothing());

    await clientOf().write('DELETE', '/api/session');

    expect(seen.map((each) => `${each.method} ${each.path}`)).toEqual(['GET /api/session', 'DELETE /api/session']);
    expect(seen[1]?.headers.get('X-CSRF-Token')).toBe('fresh');
  });

  it('given_a_token_the_server_forgot_when_writing_then_it_is_fetched_anew_and_the_same_write_sent_again', async () => {
    const { seen } = serverAnswering(
      json({ ...signedOut, csrf: 'old' }),
      problem(403, 'csrf-token-invalid'),
      json({ ...signedOut, csrf: 'new' }),
      json({ id: '1' }, 201),
    );

    await clientOf().write('POST', '/api/organisation/clients', { name: '海州', shortName: '海' });

    const writes = seen.filter((each) => each.method === 'POST');
    expect(writes.map((each) => each.headers.get('X-CSRF-Token'))).toEqual(['old', 'new']);
    expect(writes[0]?.headers.get('Idempotency-Key')).toBe(writes[1]?.headers.get('Idempotency-Key'));
    expect(writes[1]?.body).toEqual({ name: '海州', shortName: '海' });
  });

  it('given_a_token_refused_because_somebody_else_signed_in_when_writing_then_nothing_is_done_in_their_name', async () => {
    const { seen } = serverAnswering(
      json(signedIn),
      problem(403, 'csrf-token-invalid'),
      json({ ...signedIn, csrf: 'new', person: { ...signedIn.person, id: '8' } }),
    );
    const personChanged = vi.fn();

    const refused = await refusal(clientOf({ personChanged }).write('POST', '/api/x', {}));

    expect(refused).toBeInstanceOf(ApiProblem);
    expect(seen.filter((each) => each.method === 'POST')).toHaveLength(1);
    expect(personChanged).toHaveBeenCalledOnce();
  });

  it('given_a_token_refused_twice_when_writing_then_the_refusal_is_told_and_no_third_attempt_made', async () => {
    const { seen } = serverAnswering(
      json(signedOut),
      problem(403, 'csrf-token-invalid'),
      json(signedOut),
      problem(403, 'csrf-token-invalid'),
    );

    const refused = await refusal(clientOf().write('POST', '/api/x', {}));

    expect(refused).toBeInstanceOf(ApiProblem);
    expect(seen).toHaveLength(4);
  });

  it('given_another_refusal_403_when_writing_then_it_is_told_at_once', async () => {
    const { seen } = serverAnswering(json(signedOut), problem(403, 'password-wrong'));

    const refused = await refusal(clientOf().write('POST', '/api/session/password', {}));

    expect((refused as ApiProblem).errorId).toBe('password-wrong');
    expect(seen).toHaveLength(2);
  });

  it('given_a_sign_in_that_answers_with_a_new_token_when_writing_next_then_the_new_one_is_sent', async () => {
    const { seen } = serverAnswering(json(signedOut), json({ ...signedOut, csrf: 'after' }), nothing());
    const client = clientOf();

    await client.write('POST', '/api/session', { loginName: 'a', password: 'b' });
    await client.write('PUT', '/api/session/language', { language: 'en' });

    expect(seen[2]?.headers.get('X-CSRF-Token')).toBe('after');
  });
});

describe('idempotency keys', () => {
  it('given_two_writes_that_were_answered_when_compared_then_their_keys_differ_and_fit_the_contract', async () => {
    const { seen } = serverAnswering(json(signedOut), nothing(), nothing());
    const client = clientOf();

    await client.write('POST', '/api/x', { a: 1 });
    await client.write('POST', '/api/x', { a: 1 });

    const [first, second] = seen.slice(1).map((each) => each.headers.get('Idempotency-Key'));
    expect(first).toMatch(/^[A-Za-z0-9_-]{8,80}$/);
    expect(second).toMatch(/^[A-Za-z0-9_-]{8,80}$/);
    expect(first).not.toBe(second);
  });

  it('given_a_write_whose_answer_was_lost_when_sent_again_then_it_has_the_same_key', async () => {
    const { seen } = serverAnswering(json(signedOut), networkLost(), nothing(), nothing());
    const client = clientOf();

    await refusal(client.write('POST', '/api/x', { a: 1 }));
    await client.write('POST', '/api/x', { a: 1 });
    await client.write('POST', '/api/x', { a: 1 });

    const [lost, again, later] = seen.slice(1).map((each) => each.headers.get('Idempotency-Key'));
    expect(again).toBe(lost);
    expect(later).not.toBe(lost);
  });

  it('given_a_lost_write_when_its_content_is_changed_then_the_key_is_a_new_one', async () => {
    const { seen } = serverAnswering(json(signedOut), networkLost(), nothing());
    const client = clientOf();

    await refusal(client.write('POST', '/api/x', { a: 1 }));
    await client.write('POST', '/api/x', { a: 2 });

    const [first, second] = seen.slice(1).map((each) => each.headers.get('Idempotency-Key'));
    expect(second).not.toBe(first);
  });

  it('given_a_write_that_was_refused_when_sent_again_then_the_key_is_a_new_one', async () => {
    const { seen } = serverAnswering(json(signedOut), problem(422, 'name-taken'), nothing());
    const client = clientOf();

    await refusal(client.write('POST', '/api/x', { a: 1 }));
    await client.write('POST', '/api/x', { a: 1 });

    const [first, second] = seen.slice(1).map((each) => each.headers.get('Idempotency-Key'));
    expect(second).not.toBe(first);
  });

  it('given_a_read_when_sent_then_it_has_neither_key_nor_token', async () => {
    const { seen } = serverAnswering(json({ items: [], next: null }));

    await clientOf().get('/api/organisation/clients');

    expect(seen[0]?.headers.has('Idempotency-Key')).toBe(false);
    expect(seen[0]?.headers.has('X-CSRF-Token')).toBe(false);
  });
});

describe('what is sent along', () => {
  it('given_the_chosen_language_when_asking_then_the_server_is_told', async () => {
    const { seen } = serverAnswering(json({}));

    await clientOf({}, 'en').get('/api/x');

    expect(seen[0]?.headers.get('Accept-Language')).toBe('en');
  });

  it('given_a_query_with_unset_parts_when_asking_then_only_the_set_ones_are_sent_and_encoded', async () => {
    const { seen } = serverAnswering(json({}));

    await clientOf().get('/api/x', { cursor: undefined, limit: 200, q: '王 芳&', empty: '' });

    expect(seen[0]?.path).toBe('/api/x?limit=200&q=%E7%8E%8B+%E8%8A%B3%26');
  });
});

describe('refusals', () => {
  it('given_a_problem_when_read_then_id_sentence_request_and_facts_are_there', async () => {
    serverAnswering(problem(429, 'sign-in-delayed', { retryAfterSeconds: 30 }));

    const refused = (await refusal(clientOf().get('/api/x'))) as ApiProblem;

    expect(refused).toBeInstanceOf(ApiProblem);
    expect(refused.status).toBe(429);
    expect(refused.errorId).toBe('sign-in-delayed');
    expect(refused.detail).toBe('Sentence of sign-in-delayed.');
    expect(refused.requestId).toBe('r-1');
    expect(refused.facts).toEqual({ retryAfterSeconds: 30 });
    expect(refused.number('retryAfterSeconds')).toBe(30);
    expect(refused.number('missing')).toBeUndefined();
  });

  it.each([
    ['an empty answer', () => new Response(null, { status: 500 })],
    ['a page', () => new Response('<html>', { status: 500, headers: { 'Content-Type': 'text/html' } })],
    ['broken json', () => new Response('{', { status: 500, headers: { 'Content-Type': 'application/json' } })],
    ['json of another form', () => json([1], 500)],
  ])('given_%s_when_refused_then_a_problem_without_words_is_made', async (_name, answer) => {
    serverAnswering(answer);

    const refused = (await refusal(clientOf().get('/api/x'))) as ApiProblem;

    expect(refused).toBeInstanceOf(ApiProblem);
    expect(refused.status).toBe(500);
    expect(refused.errorId).toBe('');
    expect(refused.detail).toBe('');
  });

  it('given_a_session_that_has_ended_when_asking_then_it_is_told_once', async () => {
    const ended = vi.fn();
    serverAnswering(problem(401, 'sign-in-required'));

    await refusal(clientOf({ signedOut: ended }).get('/api/organisation/clients'));

    expect(ended).toHaveBeenCalledOnce();
  });

  it('given_a_password_that_is_due_when_asking_for_anything_else_then_it_is_told', async () => {
    const due = vi.fn();
    serverAnswering(problem(403, 'password-change-required'), problem(403, 'permission-missing'));
    const client = clientOf({ passwordDue: due });

    await refusal(client.get('/api/organisation/clients'));
    await refusal(client.get('/api/organisation/clients'));

    expect(due).toHaveBeenCalledOnce();
  });

  it('given_a_refused_sign_in_when_answered_401_then_no_session_has_ended', async () => {
    const ended = vi.fn();
    serverAnswering(json(signedOut), problem(401, 'sign-in-failed'));

    await refusal(clientOf({ signedOut: ended }).write('POST', '/api/session', {}));

    expect(ended).not.toHaveBeenCalled();
  });
});

describe('a server that is away', () => {
  it('given_no_network_when_asking_then_it_is_unreachable_and_told', async () => {
    const lost = vi.fn();
    serverAnswering(networkLost());

    const refused = await refusal(clientOf({ lost }).get('/api/x'));

    expect(refused).toBeInstanceOf(Unreachable);
    expect((refused as Unreachable).write).toBe(false);
    expect(lost).toHaveBeenCalledOnce();
  });

  it('given_no_answer_in_time_when_writing_then_it_is_unreachable_by_timeout', async () => {
    vi.useFakeTimers();
    serverAnswering(json(signedOut));
    const client = clientOf();
    await client.get('/api/session');
    vi.spyOn(globalThis, 'fetch').mockImplementation(
      (_input, init) =>
        new Promise((_done, fail) => {
          init?.signal?.addEventListener('abort', () => fail(new DOMException('aborted', 'AbortError')));
        }),
    );

    const refused = refusal(client.write('POST', '/api/x', {}));
    await vi.advanceTimersByTimeAsync(20_000);

    expect(await refused).toMatchObject({ reason: 'timeout', write: true });
  });

  it('given_a_gateway_that_answers_for_it_when_asking_then_it_counts_as_lost', async () => {
    const lost = vi.fn();
    const reached = vi.fn();
    serverAnswering(new Response('<html>', { status: 502, headers: { 'Content-Type': 'text/html' } }));

    await refusal(clientOf({ lost, reached }).get('/api/x'));

    expect(lost).toHaveBeenCalledOnce();
    expect(reached).not.toHaveBeenCalled();
  });

  it('given_the_servers_own_503_when_asking_then_it_counts_as_reached', async () => {
    const lost = vi.fn();
    const reached = vi.fn();
    serverAnswering(problem(503, 'database-away'));

    await refusal(clientOf({ lost, reached }).get('/api/x'));

    expect(lost).not.toHaveBeenCalled();
    expect(reached).toHaveBeenCalledOnce();
  });

  it('given_a_caller_that_gives_up_when_asking_then_nothing_is_told_as_lost', async () => {
    const lost = vi.fn();
    const abort = new AbortController();
    vi.spyOn(globalThis, 'fetch').mockImplementation(
      (_input, init) =>
        new Promise((_done, fail) => {
          init?.signal?.addEventListener('abort', () => fail(new DOMException('aborted', 'AbortError')));
        }),
    );

    const refused = refusal(clientOf({ lost }).get('/api/x', {}, abort.signal));
    abort.abort();

    expect(await refused).toMatchObject({ name: 'AbortError' });
    expect(lost).not.toHaveBeenCalled();
  });
});
