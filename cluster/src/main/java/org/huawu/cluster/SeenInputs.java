package org.huawu.cluster;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which inputs were applied, for the last {@link #WINDOW} numbers of the {@link #SOURCES} sources used last. Part of the
 * replicated state; its order is that of use, so it is the same everywhere.
 */
final class SeenInputs {

    static final int WINDOW = 8192;
    static final int SOURCES = 64;

    /** Not applied before. */
    static final long NEW = 0;
    /** So far behind the newest that nobody can tell. */
    static final long TOO_OLD = -1;
    /** Of an ordered source, and the one before it is missing. */
    static final long TOO_EARLY = -2;

    private final LinkedHashMap<Long, Window> windows = new LinkedHashMap<>(SOURCES, 0.75f, true);

    /** The position at which it was applied; or {@link #NEW}, {@link #TOO_OLD}, {@link #TOO_EARLY}. */
    long positionOf(InputId id) {
        Window window = windows.get(id.source());
        long highest = window == null ? 0 : window.highest;
        if (id.isOrdered() && id.sequence() > highest + 1) {
            return TOO_EARLY;
        }
        return window == null ? NEW : window.positionOf(id.sequence());
    }

    void add(InputId id, long position) {
        Window window = windows.get(id.source());
        if (window == null) {
            if (windows.size() == SOURCES) {
                Iterator<Long> oldest = windows.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
            window = new Window();
            windows.put(id.source(), window);
        }
        window.add(id.sequence(), position);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(windows.size());
        for (Map.Entry<Long, Window> entry : windows.entrySet()) {
            out.writeLong(entry.getKey());
            entry.getValue().write(out);
        }
    }

    void read(DataInputStream in) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            long source = in.readLong();
            windows.put(source, Window.read(in));
        }
    }

    /** One source: ring of numbers and positions, by number modulo the window. */
    private static final class Window {

        private final long[] sequences = new long[WINDOW];
        private final long[] positions = new long[WINDOW];
        private long highest;

        long positionOf(long sequence) {
            if (sequence <= highest - WINDOW) {
                return TOO_OLD;
            }
            int slot = slot(sequence);
            return sequences[slot] == sequence ? positions[slot] : NEW;
        }

        void add(long sequence, long position) {
            int slot = slot(sequence);
            sequences[slot] = sequence;
            positions[slot] = position;
            highest = Math.max(highest, sequence);
        }

        void write(DataOutputStream out) throws IOException {
            int used = 0;
            for (long sequence : sequences) {
                used += sequence == 0 ? 0 : 1;
            }
            out.writeLong(highest);
            out.writeInt(used);
            for (int slot = 0; slot < WINDOW; slot++) {
                if (sequences[slot] != 0) {
                    out.writeLong(sequences[slot]);
                    out.writeLong(positions[slot]);
                }
            }
        }

        static Window read(DataInputStream in) throws IOException {
            Window window = new Window();
            window.highest = in.readLong();
            int used = in.readInt();
            for (int i = 0; i < used; i++) {
                long sequence = in.readLong();
                int slot = slot(sequence);
                window.sequences[slot] = sequence;
                window.positions[slot] = in.readLong();
            }
            return window;
        }

        private static int slot(long sequence) {
            return (int) (sequence % WINDOW);
        }
    }
}
