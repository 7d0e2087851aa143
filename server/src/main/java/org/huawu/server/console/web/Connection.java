package org.huawu.server.console.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.huawu.server.identity.Language;
import org.huawu.server.identity.Permission;
import org.huawu.server.identity.Rights;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * One page. What is sent waits in a queue of its own and goes out on a thread of its own, so whoever pushes never waits for a
 * slow page; a page that is {@value #MOST_WAITING} frames behind is closed, and begins anew.
 */
final class Connection {

    /** A newer tab has the desk. */
    static final CloseStatus TAKEN_OVER = new CloseStatus(4409, "taken-over");
    /** The person signed out. */
    static final CloseStatus SIGNED_OUT = new CloseStatus(4401, "signed-out");
    /** What the person may do has changed. */
    static final CloseStatus RIGHTS_CHANGED = new CloseStatus(4403, "rights-changed");

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int MOST_WAITING = 256;
    private static final int MOST_COMMANDS = 16;

    private final WebSocketSession socket;
    private final Rights rights;
    private final @Nullable String session;
    private final ArrayBlockingQueue<TextMessage> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicInteger commands = new AtomicInteger();
    private final Thread writer;
    private volatile String language;

    Connection(WebSocketSession socket, Rights rights, @Nullable String session) {
        this.socket = socket;
        this.rights = rights;
        this.session = session;
        this.language = rights.language().id();
        this.writer = Thread.ofVirtual().name("console-" + socket.getId()).start(this::write);
    }

    Rights rights() {
        return rights;
    }

    @Nullable
    String session() {
        return session;
    }

    /** From where the page is connected, for the audit trail. */
    String address() {
        InetSocketAddress remote = socket.getRemoteAddress();
        return remote == null || remote.getAddress() == null
                ? "unknown"
                : remote.getAddress().getHostAddress();
    }

    /** The page's language, once it has said so; the person's before. */
    String language() {
        return language;
    }

    /** The page is read in a language; another name than that of one says nothing. */
    void speaks(String name) {
        for (Language each : Language.values()) {
            if (name.startsWith(each.id())) {
                language = each.id();
            }
        }
    }

    boolean may(Permission permission) {
        return rights.permissions().contains(permission);
    }

    /** Whether one more command may be under way. */
    boolean begin() {
        if (commands.incrementAndGet() > MOST_COMMANDS) {
            commands.decrementAndGet();
            return false;
        }
        return true;
    }

    /** A command was answered. */
    void done() {
        commands.decrementAndGet();
    }

    /** Sends a frame soon; never blocks. */
    void send(String frame) {
        if (!waiting.offer(new TextMessage(frame))) {
            close(CloseStatus.SERVICE_OVERLOAD);
        }
    }

    void close(CloseStatus why) {
        writer.interrupt();
        Thread.ofVirtual().name("console-close").start(() -> {
            try {
                socket.close(why);
            } catch (IOException e) {
                LOG.debug("a page was gone before it was closed: {}", e.getMessage());
            }
        });
    }

    /** The page is gone. */
    void ended() {
        writer.interrupt();
    }

    private void write() {
        try {
            while (true) {
                socket.sendMessage(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("a page is gone: {}", e.getMessage());
        }
    }
}
