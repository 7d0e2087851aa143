package org.huawu.server.switchboard;

import java.util.List;
import java.util.Optional;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.Rejection;
import org.huawu.server.hotline.Line;

/** What calls out need to know: in memory, any thread, never waits. */
public interface CallsOut {

    /** The lines of a project by which calls can go out, since a trunk may show their number; by id. */
    List<Line> lines(ProjectId project);

    /**
     * Why a number is not called; empty when it may be, for all that is known here.
     *
     * @param canonical see {@link org.huawu.kernel.numbers.NumberPlan#canonical}
     */
    Optional<Rejection> obstacle(String canonical);

    /** Names for a call that begins; empty while the switchboard is not there. */
    Optional<NewCall> begin();

    /**
     * A call that begins.
     *
     * @param contact the contact that it is
     * @param channel the channel that it gets
     */
    record NewCall(ContactId contact, ChannelId channel) {}
}
