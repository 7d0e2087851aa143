/** The HTTP edge: connectors and certificates, headers, errors a person understands, pages by cursor, writes that may be repeated. */
@ApplicationModule(allowedDependencies = "installation")
@NullMarked
package org.huawu.server.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
