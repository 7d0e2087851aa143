package org.huawu.server.recordings.internal;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huawu.kernel.ClientId;

/**
 * The name of a recording: whose it is, and the order that made it. It names the client, so that whoever writes it to the disk
 * knows the key without asking anyone.
 *
 * @param incarnation of the log
 * @param position of the order's input in the log
 * @param index of the order among the effects of its input
 */
record RecordingName(ClientId client, long incarnation, long position, int index) {

    private static final Pattern FORM = Pattern.compile("c(\\d{1,18})-(\\d{1,18})-(\\d{1,18})-(\\d{1,9})");

    static boolean isOne(String name) {
        return FORM.matcher(name).matches();
    }

    static RecordingName of(String name) throws IOException {
        Matcher parts = FORM.matcher(name);
        if (!parts.matches()) {
            throw new IOException("not the name of a recording");
        }
        return new RecordingName(
                new ClientId(Long.parseLong(parts.group(1))),
                Long.parseLong(parts.group(2)),
                Long.parseLong(parts.group(3)),
                Integer.parseInt(parts.group(4)));
    }

    @Override
    public String toString() {
        return "c" + client.value() + "-" + incarnation + "-" + position + "-" + index;
    }
}
