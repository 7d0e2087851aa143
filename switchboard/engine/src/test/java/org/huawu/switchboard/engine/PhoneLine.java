package org.huawu.switchboard.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** How a telephone's words of SIP come and go. */
interface PhoneLine extends AutoCloseable {

    /** The transport's name as in a Via. */
    String transport();

    /** The telephone's own port. */
    int port();

    void send(String message) throws IOException;

    /** The next message. Throws when the line is closed. */
    String receive() throws IOException;

    @Override
    void close();

    /** Each message in a datagram. */
    record Datagrams(DatagramSocket socket, InetSocketAddress board) implements PhoneLine {

        @Override
        public String transport() {
            return "UDP";
        }

        @Override
        public int port() {
            return socket.getLocalPort();
        }

        @Override
        public void send(String message) throws IOException {
            byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
            socket.send(new DatagramPacket(bytes, bytes.length, board));
        }

        @Override
        public String receive() throws IOException {
            DatagramPacket packet = new DatagramPacket(new byte[8_192], 8_192);
            socket.receive(packet);
            return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    /** One message after the other over a connection. */
    record Connection(Socket socket, String transport) implements PhoneLine {

        private static final String LENGTH = "Content-Length: ";

        @Override
        public int port() {
            return socket.getLocalPort();
        }

        @Override
        public synchronized void send(String message) throws IOException {
            socket.getOutputStream().write(message.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }

        @Override
        public String receive() throws IOException {
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            String head = "";
            while (!head.endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("the board has closed");
                }
                read.write(next);
                head = read.toString(StandardCharsets.ISO_8859_1);
            }
            int at = head.indexOf(LENGTH) + LENGTH.length();
            int length = Integer.parseInt(head.substring(at, head.indexOf('\r', at)));
            return head + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // it is over all the same
            }
        }
    }

    /** The connection that whoever calls opens. */
    final class Awaited implements PhoneLine {

        private final ServerSocket server;
        private final String transport;
        private final CompletableFuture<Connection> opened = new CompletableFuture<>();

        Awaited(ServerSocket server, String transport) {
            this.server = server;
            this.transport = transport;
        }

        @Override
        public String transport() {
            return transport;
        }

        @Override
        public int port() {
            return server.getLocalPort();
        }

        @Override
        public void send(String message) throws IOException {
            opened.join().send(message);
        }

        @Override
        public String receive() throws IOException {
            if (!opened.isDone()) {
                opened.complete(new Connection(server.accept(), transport));
            }
            return opened.join().receive();
        }

        @Override
        public void close() {
            try {
                server.close();
            } catch (IOException e) {
                // it is over all the same
            }
            if (opened.isDone()) {
                opened.join().close();
            }
        }
    }
}
