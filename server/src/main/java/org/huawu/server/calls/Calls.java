package org.huawu.server.calls;

import java.util.List;
import java.util.Optional;
import org.huawu.events.Sealed;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.PersonId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.jspecify.annotations.Nullable;

/** Calls as the scope of the caller's transaction lets them be seen. Any thread. */
public interface Calls {

    /** The most moments of a call that are told. */
    int MOST_MOMENTS = 500;

    /**
     * Calls, newest first.
     *
     * @param words only those with this id, or with this as a part of their line's name or number; all when null or blank
     */
    Page<Call> calls(PageRequest request, @Nullable String words);

    /** One call. */
    Optional<Call> call(ContactId id);

    /**
     * The number of who called, or was called, as it is sealed; empty when there is none, when the call is another client's, or when the
     * agent did not have it last.
     */
    Optional<Sealed> partyOf(ContactId id, ClientId client, PersonId agent);

    /**
     * What happened to a call, in its order, as far as the scope lets it be seen: at most {@value #MOST_MOMENTS}. Nothing for calls of before
     * events bore their call.
     */
    List<Moment> course(ContactId id);

    /** Where the recording of a call lies, if one was saved and the call can be seen. */
    Optional<SavedRecording> recording(ContactId id);

    /**
     * Notes that a saved recording is deleted: its call says so from now on. Nothing when no call has it.
     *
     * @param name what the switchboard calls it
     */
    void recordingDeleted(String name);

    /**
     * A recording that was saved.
     *
     * @param name what the switchboard calls it
     * @param call the call it is of
     */
    record SavedRecording(String name, Call call) {}
}
