package org.huawu.switchboard.engine;

import java.nio.file.Path;
import org.huawu.switchboard.tck.Stage;
import org.huawu.switchboard.tck.TransferContract;
import org.junit.jupiter.api.io.TempDir;

class EngineTransferTest extends TransferContract {

    @TempDir
    Path folder;

    @Override
    protected Stage newStage() {
        return new EngineStage(folder, 30, 0, Transport.UDP);
    }
}
