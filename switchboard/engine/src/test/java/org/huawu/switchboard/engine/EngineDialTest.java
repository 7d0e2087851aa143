package org.huawu.switchboard.engine;

import java.nio.file.Path;
import org.huawu.switchboard.tck.DialContract;
import org.huawu.switchboard.tck.Stage;
import org.junit.jupiter.api.io.TempDir;

class EngineDialTest extends DialContract {

    @TempDir
    Path folder;

    @Override
    protected Stage newStage() {
        return new EngineStage(folder, 30, 0, Transport.UDP);
    }
}
