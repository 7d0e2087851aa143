package org.huawu.switchboard.tck;

class FakeTransferTest extends TransferContract {

    @Override
    protected Stage newStage() {
        return new FakeStage();
    }
}
