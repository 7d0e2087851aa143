package org.huawu.server.edge.internal.json;

import org.huawu.kernel.Id;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Ids are text in JSON: a JavaScript number would be silently rounded by whoever adds to it. */
final class IdModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    IdModule() {
        super("huawu-ids");
        addSerializer(Id.class, new Write());
        addKeySerializer(Id.class, new WriteKey());
        IdKinds.all().forEach(this::addKind);
    }

    private <T extends Id> void addKind(Class<T> kind) {
        addDeserializer(kind, new Read<>(kind));
        addKeyDeserializer(kind, new ReadKey(kind));
    }

    private static final class Write extends StdSerializer<Id> {

        Write() {
            super(Id.class);
        }

        @Override
        public void serialize(Id id, JsonGenerator json, SerializationContext context) {
            json.writeString(Long.toString(id.value()));
        }
    }

    private static final class WriteKey extends StdSerializer<Id> {

        WriteKey() {
            super(Id.class);
        }

        @Override
        public void serialize(Id id, JsonGenerator json, SerializationContext context) {
            json.writeName(Long.toString(id.value()));
        }
    }

    private static final class Read<T extends Id> extends StdDeserializer<T> {

        private final Class<T> kind;

        Read(Class<T> kind) {
            super(kind);
            this.kind = kind;
        }

        @Override
        @SuppressWarnings("unchecked") // the two handlers declare no type, but answer with the one they were asked for
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return (T) context.handleUnexpectedToken(kind, json);
            }
            String text = json.getString();
            try {
                return IdKinds.read(kind, text);
            } catch (IllegalArgumentException e) {
                return (T) context.handleWeirdStringValue(kind, text, "not an id");
            }
        }
    }

    private static final class ReadKey extends KeyDeserializer {

        private final Class<? extends Id> kind;

        ReadKey(Class<? extends Id> kind) {
            this.kind = kind;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            try {
                return IdKinds.read(kind, key);
            } catch (IllegalArgumentException e) {
                return context.handleWeirdKey(kind, key, "not an id");
            }
        }
    }
}
