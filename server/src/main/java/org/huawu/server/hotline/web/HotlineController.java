package org.huawu.server.hotline.web;

import org.huawu.kernel.LineId;
import org.huawu.kernel.QueueId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.hotline.Hotline;
import org.huawu.server.hotline.Hotline.NewLine;
import org.huawu.server.hotline.Hotline.NewQueue;
import org.huawu.server.hotline.Line;
import org.huawu.server.hotline.Queue;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lines and queues over HTTP. */
@RestController
@RequestMapping("/api/hotline")
class HotlineController {

    private final Hotline hotline;

    HotlineController(Hotline hotline) {
        this.hotline = hotline;
    }

    @GetMapping("/queues")
    @PreAuthorize("hasAuthority('hotline.read')")
    Page<Queue> queues(PageRequest request) {
        return hotline.queues(request);
    }

    @GetMapping("/lines")
    @PreAuthorize("hasAuthority('hotline.read')")
    Page<Line> lines(PageRequest request) {
        return hotline.lines(request);
    }

    @PostMapping("/queues")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('hotline.write')")
    Queue addQueue(@RequestBody NewQueue queue) {
        return hotline.addQueue(queue);
    }

    @PutMapping("/queues/{id}")
    @PreAuthorize("hasAuthority('hotline.write')")
    Queue changeQueue(@PathVariable QueueId id, @RequestBody NewQueue queue) {
        return hotline.changeQueue(id, queue);
    }

    @PutMapping("/lines/{id}")
    @PreAuthorize("hasAuthority('hotline.write')")
    Line changeLine(@PathVariable LineId id, @RequestBody NewLine line) {
        return hotline.changeLine(id, line);
    }

    @PostMapping("/lines")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('hotline.write')")
    Line addLine(@RequestBody NewLine line) {
        return hotline.addLine(line);
    }
}
