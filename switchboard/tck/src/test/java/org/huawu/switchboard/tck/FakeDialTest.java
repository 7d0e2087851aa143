package org.huawu.switchboard.tck;

class FakeDialTest extends DialContract {

    @Override
    protected Stage newStage() {
        return new FakeStage();
    }
}
