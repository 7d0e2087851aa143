package org.huawu.switchboard.engine;

import java.nio.file.Path;
import org.huawu.switchboard.tck.CallContract;
import org.huawu.switchboard.tck.Stage;
import org.junit.jupiter.api.io.TempDir;

/** The same for callers by SIP over TLS. */
class EngineOverTlsCallTest extends CallContract {

    @TempDir
    Path folder;

    @Override
    protected Stage newStage() {
        return new EngineStage(folder, 30, 0, Transport.TLS);
    }
}
