package org.huawu.switchboard.tck;

class FakeConferenceTest extends ConferenceContract {

    @Override
    protected Stage newStage() {
        return new FakeStage();
    }
}
