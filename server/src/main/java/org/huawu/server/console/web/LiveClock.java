package org.huawu.server.console.web;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.huawu.server.console.web.Frames.LivePush;
import org.huawu.server.console.web.Frames.LiveView;
import org.huawu.server.identity.Permission;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Pushes the live picture to each page that may see it, at most once a second and only when it changed. */
@Component
class LiveClock implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveClock.class);

    private final Connections connections;
    private final LivePushes live;
    private final Frames frames;
    private final Map<Connection, LiveView> sent = new WeakHashMap<>();
    private volatile @Nullable ScheduledExecutorService clock;

    LiveClock(Connections connections, LivePushes live, Frames frames) {
        this.connections = connections;
        this.live = live;
        this.frames = frames;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("live").daemon().factory());
        clock = started;
        var _ = started.scheduleWithFixedDelay(this::push, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService ending = clock;
        clock = null;
        if (ending != null) {
            ending.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }

    void push() {
        try {
            for (Connection connection : connections.all()) {
                if (connection.may(Permission.CALLS_READ)) {
                    LiveView now = live.of(connection.rights());
                    if (!now.equals(sent.put(connection, now))) {
                        connection.send(frames.of(new LivePush(now)));
                    }
                }
            }
        } catch (RuntimeException e) {
            LOG.error("The live picture was not pushed", e);
        }
    }
}
