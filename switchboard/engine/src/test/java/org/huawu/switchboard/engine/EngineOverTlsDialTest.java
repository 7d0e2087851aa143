package org.huawu.switchboard.engine;

import java.nio.file.Path;
import org.huawu.switchboard.tck.DialContract;
import org.huawu.switchboard.tck.Stage;
import org.junit.jupiter.api.io.TempDir;

/** The same to carriers by SIP over TLS. */
class EngineOverTlsDialTest extends DialContract {

    @TempDir
    Path folder;

    @Override
    protected Stage newStage() {
        return new EngineStage(folder, 30, 0, Transport.TLS);
    }
}
