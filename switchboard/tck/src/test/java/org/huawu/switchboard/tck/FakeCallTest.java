package org.huawu.switchboard.tck;

class FakeCallTest extends CallContract {

    @Override
    protected Stage newStage() {
        return new FakeStage();
    }
}
