package org.huawu.bench;

import java.io.IOException;
import java.util.List;

/** A switchboard with calls that stand, and those who speak in them. For one thread. */
interface MediaStage extends AutoCloseable {

    /** Whose sound is measured. */
    Measured switchboard();

    /** Brings all calls up, and adds who speaks in them: callers first, then whom they reach, those in order of their calls. */
    void bringUp(List<MediaParty> callers, List<MediaParty> agents) throws IOException, InterruptedException;

    /** Ends all calls, and waits for their recordings. */
    SwitchboardState end() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
