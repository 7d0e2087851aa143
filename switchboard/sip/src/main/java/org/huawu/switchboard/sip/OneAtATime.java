package org.huawu.switchboard.sip;

/** Calls a listener by one thread after the other, whatever transport a call comes by. */
final class OneAtATime implements SipListener {

    private final SipListener listener;

    OneAtATime(SipListener listener) {
        this.listener = listener;
    }

    @Override
    public synchronized int invited(ArrivedCall call) {
        return listener.invited(call);
    }

    @Override
    public synchronized int takenOver(ArrivedCall next, SipCall replaced) {
        return listener.takenOver(next, replaced);
    }

    /** A question that nobody has to wait for. */
    @Override
    public boolean takesOpus() {
        return listener.takesOpus();
    }

    @Override
    public synchronized void ringing(DialledCall call) {
        listener.ringing(call);
    }

    @Override
    public synchronized void heardEarly(DialledCall call, SpeechOffer party) {
        listener.heardEarly(call, party);
    }

    @Override
    public synchronized void answered(DialledCall call, SpeechOffer party) {
        listener.answered(call, party);
    }

    @Override
    public synchronized void changed(SipCall call, SpeechOffer offer) {
        listener.changed(call, offer);
    }

    @Override
    public synchronized void pressed(SipCall call, char key) {
        listener.pressed(call, key);
    }

    @Override
    public synchronized void transferAsked(SipCall call, TransferGoal goal) {
        listener.transferAsked(call, goal);
    }

    @Override
    public synchronized void ended(SipCall call, int cause) {
        listener.ended(call, cause);
    }
}
