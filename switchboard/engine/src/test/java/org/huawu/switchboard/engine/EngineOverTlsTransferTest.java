package org.huawu.switchboard.engine;

import java.nio.file.Path;
import org.huawu.switchboard.tck.Stage;
import org.huawu.switchboard.tck.TransferContract;
import org.junit.jupiter.api.io.TempDir;

/** The embedded switchboard keeps the contract of transfers, for callers over TLS. */
class EngineOverTlsTransferTest extends TransferContract {

    @TempDir
    Path folder;

    @Override
    protected Stage newStage() {
        return new EngineStage(folder, 30, 0, Transport.TLS);
    }
}
