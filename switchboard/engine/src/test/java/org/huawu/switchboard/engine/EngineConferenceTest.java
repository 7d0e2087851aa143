package org.huawu.switchboard.engine;

import java.nio.file.Path;
import org.huawu.switchboard.tck.ConferenceContract;
import org.huawu.switchboard.tck.Stage;
import org.junit.jupiter.api.io.TempDir;

class EngineConferenceTest extends ConferenceContract {

    @TempDir
    Path folder;

    @Override
    protected Stage newStage() {
        return new EngineStage(folder, 30);
    }
}
