package org.huawu.server.operations.web;

import org.huawu.server.operations.internal.Disk;
import org.springframework.stereotype.Component;

/** What the state of an installation is made of besides program and database. */
@Component
record Watched(Disk disk, KeptSound recordings, TrunkHealth trunks) {}
