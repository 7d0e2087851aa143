package org.huawu.switchboard.sip;

/** What a call has to tell, once nobody holds its monitor. */
@FunctionalInterface
interface News {

    /** Nothing happened that anybody need know. */
    News NONE = _ -> {};

    void tell(SipListener listener);
}
