package org.huawu.server.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.edge.AnyText;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.edge.WithoutTransaction;
import org.huawu.server.identity.Language;
import org.huawu.server.identity.Rights;
import org.huawu.server.identity.RightsOfPeople;
import org.huawu.server.identity.internal.OwnAccount;
import org.huawu.server.identity.internal.SignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * The session: signing in and out, and what a person changes about the own account. Each act manages its own transactions,
 * since a refused sign-in must leave its trace.
 */
@RestController
@RequestMapping("/api/session")
@WithoutTransaction
class SessionController {

    private final SignIn signIn;
    private final OwnAccount ownAccount;
    private final RightsOfPeople rights;
    private final SessionRights sessions;
    private final SessionViews views;
    private final AuditTrail audit;

    SessionController(
            SignIn signIn,
            OwnAccount ownAccount,
            RightsOfPeople rights,
            SessionRights sessions,
            SessionViews views,
            AuditTrail audit) {
        this.signIn = signIn;
        this.ownAccount = ownAccount;
        this.rights = rights;
        this.sessions = sessions;
        this.views = views;
        this.audit = audit;
    }

    @GetMapping
    SessionView session(CsrfToken csrf) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn in
                ? views.of(in.rights(), csrf)
                : views.ofNobody(csrf);
    }

    @PostMapping
    SessionView signIn(@RequestBody Credentials credentials, HttpServletRequest request, CsrfToken csrf) {
        PersonId person = signIn.signIn(
                credentials.loginName(), credentials.password(), credentials.code(), request.getRemoteAddr());
        Rights of = rights.of(person).orElseThrow(() -> new RejectedException(401, Rejection.of("sign-in-failed")));
        sessions.open(request, of);
        return views.of(of, csrf);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn in) {
            PersonId person = in.rights().person();
            audit.add("sign-out", "person/" + person.value(), Side.ofInstallation());
        }
        sessions.close(request);
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@RequestBody PasswordChange change, HttpServletRequest request, SignedIn in) {
        int generation = ownAccount.changePassword(
                in.rights().person(), change.current(), change.fresh(), request.getRemoteAddr());
        sessions.carryOver(request, generation);
    }

    @PutMapping("/language")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setLanguage(@RequestBody LanguageChoice choice, SignedIn in) {
        ownAccount.setLanguage(in.rights().person(), choice.language());
    }

    /** Text of any kind: whatever cannot be a login name or a password is answered as a wrong one. */
    record Credentials(
            @JsonDeserialize(using = AnyText.class) String loginName,
            @JsonDeserialize(using = AnyText.class) String password,

            @JsonDeserialize(using = AnyText.class) @Nullable
            String code) {}

    record PasswordChange(String current, String fresh) {}

    record LanguageChoice(Language language) {}
}
