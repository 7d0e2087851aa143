package org.huawu.switchboard.tck;

class FakeOrderTest extends OrderContract {

    @Override
    protected Stage newStage() {
        return new FakeStage();
    }
}
