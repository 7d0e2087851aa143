package org.huawu.switchboard.tck;

class FakeSoundTest extends SoundContract {

    @Override
    protected Stage newStage() {
        return new FakeStage();
    }
}
