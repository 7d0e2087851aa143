package org.huawu.server.reports.web;

import java.util.List;
import org.huawu.server.reports.ShareFigures;
import org.huawu.server.reports.ShareFigures.Assigned;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What shares assigned today, over HTTP. */
@RestController
@RequestMapping("/api/reports/shares")
class ShareFiguresController {

    private final ShareFigures figures;

    ShareFiguresController(ShareFigures figures) {
        this.figures = figures;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('hotline.read')")
    List<Assigned> today() {
        return figures.today();
    }
}
