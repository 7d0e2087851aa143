package org.huawu.server.edge;

import tools.jackson.databind.deser.jdk.StringDeserializer;

/**
 * Takes a text of JSON as it is, even where {@link UsableText} would refuse it. For fields whose every wrong value gets one
 * and the same answer, such as those of a sign-in: {@code @JsonDeserialize(using = AnyText.class)}.
 */
public final class AnyText extends StringDeserializer {}
