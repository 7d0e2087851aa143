package org.huawu.server.edge.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API's description, as it stands in docs/api: a test holds it against the program. */
@RestController
class ApiDescription {

    private final Resource description = new ClassPathResource("api/openapi.json");

    @GetMapping(path = "/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource openApi() {
        return description;
    }
}
