import type { Socket } from './ConsoleClient';

/** The server's console, at the same address as the pages. */
export function openConsole(): Socket {
  const { protocol, host } = window.location;
  const wire = new WebSocket(`${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/api/console`);
  const socket: Socket = {
    onmessage: null,
    onclose: null,
    send: (text) => wire.send(text),
    close: () => leave(wire),
  };
  wire.onmessage = ({ data }: MessageEvent<unknown>) => socket.onmessage?.({ data });
  wire.onclose = ({ code }) => socket.onclose?.({ code });
  return socket;
}

/** One that has not been taken yet is closed when it is: browsers write a warning for every socket closed before. */
function leave(wire: WebSocket): void {
  if (wire.readyState === WebSocket.CONNECTING) wire.onopen = () => wire.close();
  else wire.close();
}
