package org.huawu.server.edge.internal.writes;

/** Carries the answer of an earlier request past a method that would give it a second time. */
final class RepeatedAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    RepeatedAnswer(Answer answer) {
        super("this write was carried out before", null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
