package org.huawu.cluster;

import io.aeron.Aeron;
import io.aeron.Image;
import io.aeron.ImageFragmentAssembler;
import io.aeron.Subscription;
import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.RecordingLog;
import io.aeron.cluster.client.AeronCluster;
import io.aeron.cluster.codecs.MessageHeaderDecoder;
import io.aeron.cluster.codecs.SessionMessageHeaderDecoder;
import io.aeron.cluster.codecs.TimerEventDecoder;
import io.aeron.exceptions.AeronException;
import io.aeron.logbuffer.Header;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ordered log as it stood when the reader was opened: of a running node, in this process or another, or of a
 * stopped one, whose folder it then holds until it is closed. For one thread.
 */
public final class LogReader implements AutoCloseable {

    private static final int STREAM = 9_001;
    private static final String CHANNEL = "aeron:ipc?term-length=4m";

    private final AutoCloseable[] owned;
    private final AeronArchive archive;
    private final @Nullable Subscription subscription;
    private final @Nullable Image image;
    private final long endPosition;
    private final IdleStrategy idle = AeronNode.idle();
    private final ArrayDeque<LogEntry> read = new ArrayDeque<>();
    private final ImageFragmentAssembler assembler = new ImageFragmentAssembler(this::entry);
    private final MessageHeaderDecoder messageHeader = new MessageHeaderDecoder();
    private final SessionMessageHeaderDecoder session = new SessionMessageHeaderDecoder();
    private final TimerEventDecoder timer = new TimerEventDecoder();
    private final long from;
    private String buildId = "";
    private long timeMs;

    private LogReader(AeronArchive archive, Path folder, long from, AutoCloseable... owned) {
        this.owned = owned;
        this.from = from;
        this.archive = archive;
        long recording;
        try (RecordingLog recordings =
                new RecordingLog(LogFolder.consensus(folder).toFile(), false)) {
            recording = recordings.findLastTermRecordingId();
        }
        if (recording == Aeron.NULL_VALUE) {
            endPosition = 0;
            subscription = null;
            image = null;
            return;
        }
        long start = archive.getStartPosition(recording);
        long recorded = archive.getRecordingPosition(recording);
        this.endPosition = recorded >= 0 ? recorded : archive.getStopPosition(recording);
        if (endPosition > start) {
            subscription = archive.replay(recording, start, endPosition - start, CHANNEL, STREAM);
            while (subscription.imageCount() == 0) {
                archive.checkForErrorResponse();
                idle.idle();
            }
            image = subscription.imageAtIndex(0);
        } else {
            subscription = null;
            image = null;
        }
    }

    /**
     * Reads the log of a running node.
     *
     * @param from entries behind that position; 0 for all there are
     */
    public static LogReader of(LogNode node, long from) {
        return new LogReader(node.running().connectArchive(), node.folder().path(), from);
    }

    /**
     * Reads the log of a stopped node, whoever wrote it.
     *
     * @param from entries behind that position; 0 for all there are
     * @throws LogException {@code log-folder-in-use} while it runs
     */
    public static LogReader ofStopped(LogSettings settings, long from) {
        LogFolder folder = LogFolder.hold(settings.folder());
        AeronNode node = null;
        try {
            node = new AeronNode(folder, settings, new NodeStatus(), new Bell());
            return new LogReader(node.connectArchive(), folder.path(), from, node, folder);
        } catch (RuntimeException e) {
            CloseHelper.quietCloseAll(node, folder);
            throw e;
        }
    }

    /**
     * Reads the log of a node that runs in another process of this machine.
     *
     * @param settings those of that node; of them folder and driver folder count
     * @param from entries behind that position; 0 for all there are
     * @throws LogException {@code log-not-ready} when no node answers
     */
    public static LogReader ofRunning(LogSettings settings, long from) {
        AeronArchive archive;
        try {
            archive = AeronArchive.connect(AeronNode.archiveContext(settings));
        } catch (AeronException e) {
            throw new LogException(
                    "log-not-ready", Map.of("folder", settings.folder().toString()), e);
        }
        try {
            return new LogReader(archive, settings.folder(), from);
        } catch (RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    /** The next entry; nothing at the end. */
    public Optional<LogEntry> next() {
        Image open = image;
        while (read.isEmpty() && open != null && open.position() < endPosition) {
            int polled = open.poll(assembler, 16);
            if (polled == 0 && open.isClosed()) {
                throw new LogException("log-failed", Map.of("readUpTo", open.position()));
            }
            idle.idle(polled);
        }
        return Optional.ofNullable(read.poll());
    }

    /**
     * Feeds everything from here on to fresh machines, as a node would have: the state must come out equal. Only on a
     * reader from position 0 of a log that was never purged. Where another build goes on, its machine takes over by a
     * snapshot.
     *
     * @param machineOf an empty machine with the rules of a build
     * @return the last machine's digest; empty when the log is
     */
    public byte[] replayInto(Function<String, ReplicatedMachine> machineOf) throws IOException {
        String build = "";
        ReplicatedCore core = null;
        for (Optional<LogEntry> entry = next(); entry.isPresent(); entry = next()) {
            LogEntry each = entry.get();
            if (core == null) {
                build = each.buildId();
                core = fresh(machineOf, build);
            } else if (each.kind() == LogEntry.Kind.SESSION_OPEN
                    && !each.buildId().equals(build)) {
                ByteArrayOutputStream snapshot = new ByteArrayOutputStream();
                core.write(snapshot, build);
                build = each.buildId();
                core = fresh(machineOf, build);
                core.read(new ByteArrayInputStream(snapshot.toByteArray()));
            }
            apply(core, each);
        }
        return core == null ? new byte[0] : core.stateHash();
    }

    @Override
    public void close() {
        CloseHelper.quietCloseAll(subscription, archive);
        CloseHelper.quietCloseAll(owned);
    }

    private static ReplicatedCore fresh(Function<String, ReplicatedMachine> machineOf, String build) {
        return new ReplicatedCore(machineOf.apply(build), null, (key, time, buffer, offset, length) -> {}, fault -> {});
    }

    private static void apply(ReplicatedCore core, LogEntry entry) {
        UnsafeBuffer command = new UnsafeBuffer(entry.command());
        long position = entry.position();
        switch (entry.kind()) {
            case INPUT, EFFECTS_DONE -> core.onCommand(position, entry.timeMs(), command, 0, command.capacity());
            case SESSION_OPEN -> core.onSessionOpen(position, entry.timeMs(), Wire.source(command, 0), entry.buildId());
            case SESSION_END -> core.onSessionEnd(position, entry.timeMs());
            case DEADLINE -> core.onTimer(position, entry.timeMs());
        }
    }

    private void entry(DirectBuffer buffer, int offset, int length, Header header) {
        messageHeader.wrap(buffer, offset);
        int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        if (messageHeader.templateId() == SessionMessageHeaderDecoder.TEMPLATE_ID) {
            session.wrap(buffer, body, messageHeader.blockLength(), messageHeader.version());
            byte[] command = new byte[length - AeronCluster.SESSION_HEADER_LENGTH];
            buffer.getBytes(offset + AeronCluster.SESSION_HEADER_LENGTH, command);
            add(header.position(), session.timestamp(), kind(command), command);
        } else if (messageHeader.templateId() == TimerEventDecoder.TEMPLATE_ID) {
            timer.wrap(buffer, body, messageHeader.blockLength(), messageHeader.version());
            add(header.position(), timer.timestamp(), LogEntry.Kind.DEADLINE, new byte[0]);
        }
    }

    private LogEntry.Kind kind(byte[] command) {
        UnsafeBuffer buffer = new UnsafeBuffer(command);
        return switch (Wire.type(buffer, 0)) {
            case Wire.INPUT -> LogEntry.Kind.INPUT;
            case Wire.EFFECTS_DONE -> LogEntry.Kind.EFFECTS_DONE;
            case Wire.SESSION_END -> LogEntry.Kind.SESSION_END;
            default -> {
                buildId = Wire.buildId(buffer, 0, command.length);
                yield LogEntry.Kind.SESSION_OPEN;
            }
        };
    }

    private void add(long position, long timestampMs, LogEntry.Kind kind, byte[] command) {
        timeMs = Math.max(timeMs, timestampMs);
        if (position > from) {
            read.add(new LogEntry(position, timeMs, buildId, kind, command));
        }
        if (kind == LogEntry.Kind.SESSION_END) {
            buildId = "";
        }
    }
}
