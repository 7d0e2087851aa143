import type { Socket } from './ConsoleClient';

/** The server's console, at the same address as the pages. */
export function openConsole(): Socket {
  const { protocol, host } = window.location;
  const wire = new WebSocket(`${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/api/console`);
  const socket: Socket = {
    onmessage: null,
    onclose: null,
    send: (text) => wire.send(text),
    close: () => wire.close(),
  };
  wire.onmessage = ({ data }: MessageEvent<unknown>) => socket.onmessage?.({ data });
  wire.onclose = ({ code }) => socket.onclose?.({ code });
  return socket;
}
