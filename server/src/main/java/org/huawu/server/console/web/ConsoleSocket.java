package org.huawu.server.console.web;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.huawu.server.console.internal.DeskView;
import org.huawu.server.console.internal.Desks;
import org.huawu.server.console.internal.Watches;
import org.huawu.server.console.web.Frames.Hello;
import org.huawu.server.identity.Permission;
import org.huawu.server.identity.Rights;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.databind.JsonNode;

/** The console's end of each WebSocket. */
@Component
class ConsoleSocket extends TextWebSocketHandler {

    private final Connections connections;
    private final Commands commands;
    private final Frames frames;
    private final Desks desks;
    private final LivePushes live;
    private final Watches watches;
    private final Map<String, Connection> open = new ConcurrentHashMap<>();

    ConsoleSocket(
            Connections connections, Commands commands, Frames frames, Desks desks, LivePushes live, Watches watches) {
        this.connections = connections;
        this.commands = commands;
        this.frames = frames;
        this.desks = desks;
        this.live = live;
        this.watches = watches;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        Rights rights = (Rights) socket.getAttributes().get(ConsoleHandshake.RIGHTS);
        if (rights == null) {
            throw new IllegalStateException("a connection without rights");
        }
        Object session = socket.getAttributes().get(ConsoleHandshake.SESSION);
        Connection connection = new Connection(socket, rights, session == null ? null : session.toString());
        open.put(socket.getId(), connection);
        connections.opened(socket.getId(), connection);
        DeskView desk = connection.may(Permission.CONTACTS_TAKE) ? desks.of(rights.person()) : null;
        connection.send(frames.of(new Hello(
                InstantSource.system().millis(),
                desk,
                connection.may(Permission.CALLS_READ) ? live.of(rights) : null,
                connection.may(Permission.CALL_LISTEN) ? watches.of(rights.person()) : null)));
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) {
        Connection connection = open.get(socket.getId());
        Optional<JsonNode> command = frames.command(message.getPayload());
        if (connection == null) {
            return;
        }
        if (command.isEmpty()) {
            connection.close(CloseStatus.BAD_DATA);
        } else {
            commands.carryOut(connection, command.get());
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        Connection gone = open.remove(socket.getId());
        connections.closed(socket.getId());
        if (gone != null) {
            commands.gone(gone);
        }
    }
}
