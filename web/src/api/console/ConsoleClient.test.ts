// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { ApiProblem } from '../problem';
import { CommandFailure } from './CommandFailure';
import { ConsoleClient, type Link, type Socket } from './ConsoleClient';
import type { Desk, Push } from './frames';

const desk: Desk = {
  state: 'ready',
  since: 1,
  contact: null,
  offer: null,
  audio: 'none',
  left: null,
  telephone: null,
  colleague: null,
  unanswered: null,
  handledToday: 0,
};

/** Plays the server's end of one connection. */
class FakeSocket implements Socket {
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  readonly sent: Record<string, unknown>[] = [];
  closed = false;

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }

  close(): void {
    this.closed = true;
  }

  say(frame: unknown): void {
    this.onmessage?.({ data: typeof frame === 'string' ? frame : JSON.stringify(frame) });
  }

  hello(): void {
    this.say({ push: 'hello', now: 5, desk, live: null });
  }

  end(code = 1006): void {
    this.onclose?.({ code });
  }
}

let sockets: FakeSocket[];
let links: Link[];
let pushes: Push[];
let breaks: number;
let client: ConsoleClient;

const last = (): FakeSocket => sockets.at(-1) ?? expect.fail('no socket');
const failing = (sent: Promise<unknown>): Promise<unknown> =>
  sent.then(
    () => expect.fail('was done'),
    (e: unknown) => e,
  );

function up(): FakeSocket {
  client.start();
  last().hello();
  return last();
}

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  links = [];
  pushes = [];
  breaks = 0;
  client = new ConsoleClient(
    () => {
      sockets.push(new FakeSocket());
      return last();
    },
    { link: (link) => links.push(link), push: (push) => pushes.push(push), broken: () => (breaks += 1) },
  );
});
afterEach(() => {
  client.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('the connection', () => {
  it('given_nobody_connected_when_started_then_it_is_up_once_the_server_says_hello', () => {
    client.start();
    expect(links).toEqual(['connecting']);

    last().hello();

    expect(links).toEqual(['connecting', 'up']);
    expect(pushes).toEqual([{ push: 'hello', now: 5, desk, live: null }]);
  });

  it('given_a_connection_under_way_when_started_again_then_there_is_no_second_one', () => {
    up();
    client.start();

    expect(sockets).toHaveLength(1);
  });

  it('given_closes_that_go_on_when_waiting_then_the_next_attempts_come_after_half_a_second_and_up_to_eight', () => {
    client.start();
    for (const wait of [500, 1_000, 2_000, 4_000, 8_000, 8_000]) {
      const before = sockets.length;
      last().end();
      vi.advanceTimersByTime(wait - 1);
      expect(sockets, `before ${String(wait)} ms`).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(sockets, `after ${String(wait)} ms`).toHaveLength(before + 1);
    }
    expect(breaks).toBe(6);
  });

  it('given_a_hello_after_failures_when_it_breaks_again_then_waiting_begins_anew_at_half_a_second', () => {
    client.start();
    last().end();
    vi.advanceTimersByTime(500);
    last().end();
    vi.advanceTimersByTime(1_000);
    last().hello();

    last().end();
    vi.advanceTimersByTime(500);

    expect(sockets).toHaveLength(4);
  });

  it('given_a_server_that_takes_the_connection_and_says_nothing_when_ten_seconds_are_over_then_it_is_made_anew', () => {
    client.start();
    vi.advanceTimersByTime(10_000);
    expect(links.at(-1)).toBe('waiting');
    expect(last().closed).toBe(true);

    vi.advanceTimersByTime(500);
    expect(sockets).toHaveLength(2);
  });

  it('given_another_tab_that_takes_the_desk_when_told_then_this_one_waits_until_it_is_taken_back', () => {
    up().end(4409);
    vi.advanceTimersByTime(60_000);
    expect(links.at(-1)).toBe('taken');
    expect(sockets).toHaveLength(1);
    expect(breaks).toBe(0);

    client.start();
    last().hello();
    expect(links.at(-1)).toBe('up');
  });

  it.each([4401, 4403])(
    'given_the_close_%i_when_told_then_session_and_rights_are_asked_for_and_it_connects_anew',
    (code) => {
      up().end(code);
      expect(breaks).toBe(1);

      vi.advanceTimersByTime(500);
      expect(sockets).toHaveLength(2);
    },
  );

  it('given_a_stop_while_waiting_when_the_time_comes_then_nothing_is_connected', () => {
    up().end();
    client.stop();
    vi.advanceTimersByTime(60_000);

    expect(sockets).toHaveLength(1);
    expect(links.at(-1)).toBe('off');
  });

  it('given_a_stop_when_connected_then_the_socket_is_closed_and_what_it_says_after_that_is_not_heard', () => {
    const socket = up();
    client.stop();
    socket.say({ push: 'desk', desk });
    socket.end();

    expect(socket.closed).toBe(true);
    expect(links.at(-1)).toBe('off');
    expect(pushes).toHaveLength(1);
    expect(breaks).toBe(0);
  });

  it('given_a_network_that_is_back_when_told_then_the_next_attempt_comes_at_once_and_only_once', () => {
    up().end();
    client.hurry();
    expect(sockets).toHaveLength(2);

    client.hurry();
    vi.advanceTimersByTime(1_000);
    expect(sockets).toHaveLength(2);
  });

  it.each(['no json', '[]', '7', '{"push":"weather"}', '{"re":"x"}'])(
    'given_%s_when_it_comes_then_it_is_passed_over',
    (text) => {
      up().say(text);

      expect(pushes).toHaveLength(1);
      expect(links.at(-1)).toBe('up');
    },
  );

  it('given_pushes_before_the_hello_when_they_come_then_they_wait_for_the_whole_state', () => {
    client.start();
    last().say({ push: 'desk', desk });

    expect(pushes).toEqual([]);
  });
});

describe('a command', () => {
  it('given_commands_when_sent_then_their_ids_rise_and_begin_anew_with_each_connection', () => {
    const first = up();
    void failing(client.send({ do: 'ready' }));
    void failing(client.send({ do: 'accept', contact: '70123' }));
    first.end();
    vi.advanceTimersByTime(500);
    last().hello();
    void failing(client.send({ do: 'break' }));

    expect(first.sent).toEqual([
      { id: 1, do: 'ready' },
      { id: 2, do: 'accept', contact: '70123' },
    ]);
    expect(last().sent).toEqual([{ id: 1, do: 'break' }]);
  });

  it('given_answers_out_of_order_when_they_come_then_each_goes_to_its_command', async () => {
    const socket = up();
    const audio = client.send({ do: 'audio', sdp: 'offer' });
    const ready = client.send({ do: 'ready' });

    socket.say({ re: 2, ok: {} });
    socket.say({ re: 1, ok: { sdp: 'answer' } });

    await expect(ready).resolves.toEqual({});
    await expect(audio).resolves.toEqual({ sdp: 'answer' });
  });

  it('given_a_problem_when_it_comes_then_the_command_fails_by_it_in_the_words_of_the_server', async () => {
    const socket = up();
    const failed = failing(client.send({ do: 'accept', contact: '1' }));

    socket.say({
      re: 1,
      problem: { errorId: 'offer-gone', title: 'T', detail: '来电已转走。', values: { contact: '1' } },
    });

    const problem = await failed;
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({ errorId: 'offer-gone', detail: '来电已转走。', facts: { contact: '1' } });
  });

  it('given_no_answer_when_ten_seconds_are_over_then_it_fails_by_time_and_the_connection_is_made_anew', async () => {
    up();
    const failed = failing(client.send({ do: 'ready' }));
    vi.advanceTimersByTime(9_999);
    expect(links.at(-1)).toBe('up');
    vi.advanceTimersByTime(1);

    expect(await failed).toEqual(new CommandFailure('timeout'));
    expect(links.at(-1)).toBe('waiting');
  });

  it('given_an_answer_in_time_when_ten_seconds_are_over_then_nothing_happens', async () => {
    const socket = up();
    const ready = client.send({ do: 'ready' });
    socket.say({ re: 1, ok: {} });
    await ready;
    vi.advanceTimersByTime(20_000);

    expect(links.at(-1)).toBe('up');
  });

  it('given_a_connection_that_breaks_when_commands_are_under_way_then_all_of_them_fail_by_it', async () => {
    const socket = up();
    const failed = [failing(client.send({ do: 'ready' })), failing(client.send({ do: 'break' }))];
    socket.end();

    expect(await Promise.all(failed)).toEqual([new CommandFailure('lost'), new CommandFailure('lost')]);
  });

  it('given_no_connection_when_a_command_is_given_then_it_fails_at_once_and_is_not_kept_for_later', async () => {
    up().end();
    expect(await failing(client.send({ do: 'accept', contact: '1' }))).toEqual(new CommandFailure('offline'));

    vi.advanceTimersByTime(500);
    last().hello();
    expect(last().sent).toEqual([]);
  });

  it('given_an_answer_to_a_command_of_the_connection_before_when_it_comes_then_no_other_takes_it', async () => {
    const first = up();
    void failing(client.send({ do: 'ready' }));
    first.end();
    vi.advanceTimersByTime(500);
    last().hello();
    const second = client.send({ do: 'break' });

    first.say({ re: 1, problem: { errorId: 'old', title: '', detail: '' } });
    last().say({ re: 1, ok: {} });

    await expect(second).resolves.toEqual({});
  });
});
