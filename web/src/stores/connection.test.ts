import { createPinia, disposePinia, setActivePinia, type Pinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { apiEvents } from '@/api';

import { json, networkLost, serverAnswering } from '../../test/answers';
import { useConnection } from './connection';

let pinia: Pinia;

beforeEach(() => {
  vi.useFakeTimers();
  pinia = createPinia();
  setActivePinia(pinia);
});
afterEach(() => {
  disposePinia(pinia);
  vi.useRealTimers();
});

describe('the connection', () => {
  it('given_a_lost_server_when_it_answers_again_then_it_is_healed_and_soon_nothing_is_said', async () => {
    const { seen } = serverAnswering(networkLost(), json({ status: 'UP' }));
    const connection = useConnection();

    apiEvents.lost();
    expect(connection.lost).toBe(true);

    await vi.advanceTimersByTimeAsync(1_000);
    expect(seen).toHaveLength(1);
    expect(connection.lost).toBe(true);

    await vi.advanceTimersByTimeAsync(2_000);
    expect(seen.map((each) => each.path)).toEqual(['/actuator/health/liveness', '/actuator/health/liveness']);
    expect(connection.state).toBe('healed');
    expect(connection.healings).toBe(1);

    await vi.advanceTimersByTimeAsync(4_000);
    expect(connection.state).toBe('up');
  });

  it('given_a_lost_server_when_the_browser_is_online_again_then_it_is_asked_at_once', async () => {
    const { seen } = serverAnswering(json({ status: 'UP' }));
    const connection = useConnection();
    apiEvents.lost();

    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);

    expect(seen).toHaveLength(1);
    expect(connection.state).toBe('healed');
  });

  it('given_a_server_that_answers_when_nothing_was_lost_then_nothing_is_said', () => {
    const connection = useConnection();

    apiEvents.reached();

    expect(connection.state).toBe('up');
    expect(connection.healings).toBe(0);
  });
});
