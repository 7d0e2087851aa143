package org.huawu.switchboard.engine;

import java.nio.file.Path;
import org.huawu.switchboard.tck.CallContract;
import org.huawu.switchboard.tck.Stage;
import org.junit.jupiter.api.io.TempDir;

class EngineCallTest extends CallContract {

    @TempDir
    Path folder;

    @Override
    protected Stage newStage() {
        return new EngineStage(folder, 30);
    }
}
