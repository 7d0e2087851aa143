import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { lastWire, playConsole } from '../../../test/fakeConsole';
import { openConsole } from './webSocket';

beforeEach(playConsole);
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the wire to the console', () => {
  it('given_one_that_the_server_has_taken_when_closed_then_it_is_closed_at_once', () => {
    const socket = openConsole();

    socket.close();

    expect(lastWire().isClosed).toBe(true);
  });

  it('given_one_that_the_server_has_not_taken_yet_when_closed_then_it_is_closed_as_soon_as_it_is_taken', () => {
    const socket = openConsole();
    lastWire().readyState = WebSocket.CONNECTING;

    socket.close();

    expect(lastWire().isClosed).toBe(false);
    lastWire().onopen?.();
    expect(lastWire().isClosed).toBe(true);
  });
});
