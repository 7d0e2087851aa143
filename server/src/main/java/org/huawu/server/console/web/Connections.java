package org.huawu.server.console.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.huawu.kernel.PersonId;
import org.huawu.server.console.internal.DeskView;
import org.huawu.server.console.internal.Desks;
import org.huawu.server.console.internal.Watches;
import org.huawu.server.console.internal.Watches.WatchView;
import org.huawu.server.console.web.Frames.DeskPush;
import org.huawu.server.console.web.Frames.WatchPush;
import org.huawu.server.identity.AccessChanged;
import org.huawu.server.identity.Permission;
import org.huawu.server.identity.SessionEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The pages that are connected. A person has one desk: a newer page takes it over. Any thread. */
@Component
class Connections {

    private final Map<String, Connection> all = new ConcurrentHashMap<>();
    private final Map<PersonId, Connection> desks = new ConcurrentHashMap<>();
    private final Frames frames;

    Connections(Frames frames, Desks desks, Watches watches) {
        this.frames = frames;
        desks.watch(this::show);
        watches.read(this::show);
    }

    void opened(String id, Connection connection) {
        all.put(id, connection);
        if (connection.may(Permission.CONTACTS_TAKE)) {
            Connection before = desks.put(connection.rights().person(), connection);
            if (before != null) {
                before.close(Connection.TAKEN_OVER);
            }
        }
    }

    void closed(String id) {
        Connection gone = all.remove(id);
        if (gone != null) {
            desks.remove(gone.rights().person(), gone);
            gone.ended();
        }
    }

    Collection<Connection> all() {
        return List.copyOf(all.values());
    }

    /** Whoever has the desk of the person hears of it. */
    private void show(PersonId person, DeskView desk) {
        Connection connection = desks.get(person);
        if (connection != null) {
            connection.send(frames.of(new DeskPush(desk)));
        }
    }

    /** Every page of a supervisor hears of the watch. */
    private void show(PersonId person, WatchView watch) {
        for (Connection connection : all.values()) {
            if (connection.rights().person().equals(person) && connection.may(Permission.CALL_LISTEN)) {
                connection.send(frames.of(new WatchPush(watch)));
            }
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void accessChanged(AccessChanged changed) {
        all().stream()
                .filter(connection -> connection.rights().person().equals(changed.person()))
                .forEach(connection -> connection.close(Connection.RIGHTS_CHANGED));
    }

    @EventListener
    void signedOut(SessionEnded ended) {
        all().stream()
                .filter(connection -> ended.session().equals(connection.session()))
                .forEach(connection -> connection.close(Connection.SIGNED_OUT));
    }
}
