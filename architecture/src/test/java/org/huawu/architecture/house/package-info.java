/** What the rules look at: the files of the repository, the parsed sources, the compiled classes. */
@NullMarked
package org.huawu.architecture.house;

import org.jspecify.annotations.NullMarked;
