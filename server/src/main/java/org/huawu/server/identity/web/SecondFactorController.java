package org.huawu.server.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.huawu.server.edge.WithoutTransaction;
import org.huawu.server.identity.internal.OwnSecondFactor;
import org.huawu.server.identity.internal.SecondFactorBeginning;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The second factor of the person who is signed in. Transactions are as in {@link SessionController}. */
@RestController
@RequestMapping("/api/session/second-factor")
@WithoutTransaction
class SecondFactorController {

    private final OwnSecondFactor secondFactor;

    SecondFactorController(OwnSecondFactor secondFactor) {
        this.secondFactor = secondFactor;
    }

    @PostMapping
    SecondFactorBeginning begin(@RequestBody PasswordProof proof, HttpServletRequest request, SignedIn in) {
        return secondFactor.begin(in.rights().person(), proof.password(), request.getRemoteAddr());
    }

    @PutMapping
    RecoveryCodes confirm(@RequestBody SecondFactorProof proof, SignedIn in) {
        return new RecoveryCodes(secondFactor.confirm(in.rights().person(), proof.code()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@RequestBody PasswordProof proof, HttpServletRequest request, SignedIn in) {
        secondFactor.remove(in.rights().person(), proof.password(), request.getRemoteAddr());
    }

    record PasswordProof(String password) {}

    record SecondFactorProof(String code) {}

    record RecoveryCodes(List<String> recoveryCodes) {}
}
