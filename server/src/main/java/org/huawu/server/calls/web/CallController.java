package org.huawu.server.calls.web;

import java.util.List;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.Rejection;
import org.huawu.server.calls.Call;
import org.huawu.server.calls.Calls;
import org.huawu.server.calls.web.CallViews.CallView;
import org.huawu.server.calls.web.CallViews.MomentView;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calls over HTTP. */
@RestController
@RequestMapping("/api/calls")
class CallController {

    private final Calls calls;
    private final CallViews views;

    CallController(Calls calls, CallViews views) {
        this.calls = calls;
        this.views = views;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('calls.read')")
    @Transactional(readOnly = true)
    Page<CallView> calls(PageRequest request, @RequestParam(name = "q", required = false) @Nullable String words) {
        Page<Call> page = calls.calls(request, words);
        return new Page<>(views.of(page.items()), page.next());
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('calls.read')")
    @Transactional(readOnly = true)
    CallView call(@PathVariable ContactId id) {
        Call call = calls.call(id)
                .orElseThrow(() ->
                        new RejectedException(404, Rejection.of("call-unknown", "id", String.valueOf(id.value()))));
        return views.of(List.of(call)).getFirst();
    }

    /** What happened to a call, in its order. */
    record Course(List<MomentView> moments) {}

    @GetMapping("/{id}/course")
    @PreAuthorize("hasAuthority('calls.read')")
    @Transactional(readOnly = true)
    Course course(@PathVariable ContactId id) {
        call(id);
        return new Course(views.moments(calls.course(id)));
    }
}
