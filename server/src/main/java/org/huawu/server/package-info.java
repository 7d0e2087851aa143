/** The server: one Spring Modulith application, one package a module. */
@NullMarked
package org.huawu.server;

import org.jspecify.annotations.NullMarked;
