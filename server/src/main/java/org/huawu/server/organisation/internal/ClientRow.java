package org.huawu.server.organisation.internal;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@Table(schema = "organisation", name = "client")
record ClientRow(@Id long id, String name, String shortName) {}
