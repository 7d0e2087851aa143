package org.huawu.server.edge.internal.json;

import org.huawu.server.edge.UsableText;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Refuses text that the program can neither keep nor compare, wherever it stands in a body. */
final class TextModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    TextModule() {
        super("huawu-text");
        addDeserializer(String.class, new Read());
        addKeyDeserializer(String.class, new ReadKey());
    }

    private static final class Read extends StringDeserializer {

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) {
            String text = super.deserialize(json, context);
            if (text != null && !UsableText.is(text)) {
                return (String) context.handleWeirdStringValue(String.class, text, "not usable");
            }
            return text;
        }
    }

    private static final class ReadKey extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return UsableText.is(key) ? key : context.handleWeirdKey(String.class, key, "not usable");
        }
    }
}
