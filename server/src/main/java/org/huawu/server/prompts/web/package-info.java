@NullMarked
package org.huawu.server.prompts.web;

import org.jspecify.annotations.NullMarked;
