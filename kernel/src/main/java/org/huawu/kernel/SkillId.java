package org.huawu.kernel;

/**
 * Id of a skill. Something that an agent can, and that a contact may ask for: a language, a business, a product.
 *
 * @param value see {@link Id#value()}
 */
public record SkillId(long value) implements Id {
    public SkillId {
        Id.check("skill", value);
    }
}
