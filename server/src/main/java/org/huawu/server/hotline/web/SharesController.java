package org.huawu.server.hotline.web;

import org.huawu.kernel.ShareId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.hotline.Share;
import org.huawu.server.hotline.Shares;
import org.huawu.server.hotline.Shares.WantedShare;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shares of vendors over HTTP. */
@RestController
@RequestMapping("/api/hotline/shares")
class SharesController {

    private final Shares shares;

    SharesController(Shares shares) {
        this.shares = shares;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('hotline.read')")
    Page<Share> shares(PageRequest request) {
        return shares.shares(request);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('share.configure')")
    Share add(@RequestBody WantedShare wanted) {
        return shares.add(wanted);
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('share.configure')")
    Share change(@PathVariable ShareId id, @RequestBody WantedShare wanted) {
        return shares.change(id, wanted);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('share.configure')")
    void remove(@PathVariable ShareId id) {
        shares.remove(id);
    }
}
