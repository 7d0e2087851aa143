package org.huawu.server.edge.web;

import java.nio.charset.StandardCharsets;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.edge.internal.tls.ServerCertificate;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out the root of the local authority, which people install in their browsers. Public, as every root is. */
@RestController
class LocalAuthorityRoot {

    private static final MediaType ROOT_CERTIFICATE = new MediaType("application", "x-x509-ca-cert");

    private final ServerCertificate certificate;

    LocalAuthorityRoot(ServerCertificate certificate) {
        this.certificate = certificate;
    }

    @GetMapping("/ca.crt")
    ResponseEntity<byte[]> root() {
        byte[] pem = certificate
                .rootAsPem()
                .orElseThrow(() -> new RejectedException(404, Rejection.of("no-local-authority")))
                .getBytes(StandardCharsets.US_ASCII);
        return ResponseEntity.ok()
                .contentType(ROOT_CERTIFICATE)
                .cacheControl(CacheControl.noCache())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ca.crt\"")
                .body(pem);
    }
}
