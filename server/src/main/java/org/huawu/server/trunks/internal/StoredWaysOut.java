package org.huawu.server.trunks.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.trunks.CallRules;
import org.huawu.server.trunks.TrunksInForce;
import org.huawu.server.vault.SealBroken;
import org.huawu.server.vault.Vault;
import org.huawu.switchboard.engine.PrefixCap;
import org.huawu.switchboard.engine.WaysOut;
import org.huawu.switchboard.sip.NumberWriting;
import org.huawu.switchboard.sip.SipTransport;
import org.huawu.switchboard.sip.SoundEncryption;
import org.huawu.switchboard.sip.TrunkAccount;
import org.huawu.switchboard.sip.TrunkLimits;
import org.huawu.switchboard.sip.TrunkManner;
import org.huawu.switchboard.sip.TrunkPeer;
import org.huawu.switchboard.sip.TrunkSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes of what is stored what the switchboard goes by. */
@Component
class StoredWaysOut implements TrunksInForce {

    private static final Logger LOG = LoggerFactory.getLogger(StoredWaysOut.class);

    private final TrunkRows rows;
    private final ScopedWork work;
    private final Vault vault;

    StoredWaysOut(TrunkRows rows, ScopedWork work, Vault vault) {
        this.rows = rows;
        this.work = work;
        this.vault = vault;
    }

    @Override
    public WaysOut read() {
        return work.in(Scope.all(), () -> {
            CallRules rules = rows.rules();
            List<TrunkSettings> trunks = rows.after(0, TrunkRows.MOST_TRUNKS).stream()
                    .map(this::settings)
                    .toList();
            List<PrefixCap> caps = rules.caps().stream()
                    .map(each -> new PrefixCap(each.prefix(), Objects.requireNonNullElse(each.mostAnHour(), 0)))
                    .toList();
            return new WaysOut(trunks, caps, rules.takesStrangers());
        });
    }

    private TrunkSettings settings(TrunkRow row) {
        Optional<TrunkAccount> account = account(row);
        return new TrunkSettings(
                String.valueOf(row.id()),
                row.peers().stream().map(StoredWaysOut::peer).toList(),
                row.domain(),
                account,
                Set.copyOf(row.shown()),
                NumberWriting.valueOf(row.writing().name()),
                new TrunkLimits(
                        row.mostCalls(), row.mostCallsASecond(), row.mostSilenceMs(), row.restMs(), row.probeMs()),
                new TrunkManner(
                        row.trusted(),
                        account.isPresent() ? row.registerSeconds() : 0,
                        proxy(row),
                        Optional.ofNullable(row.bound()).map(InetAddress::ofLiteral),
                        Optional.ofNullable(row.advertised()).map(InetAddress::ofLiteral),
                        new SoundEncryption(
                                SoundEncryption.Wish.valueOf(row.encryption().name()), row.encryptionWithoutTls())));
    }

    private static Optional<TrunkPeer> proxy(TrunkRow row) {
        return Optional.ofNullable(row.trunk().proxy())
                .map(each -> new TrunkPeer(
                        new InetSocketAddress(InetAddress.ofLiteral(each.address()), each.port()),
                        SipTransport.valueOf(each.transport().name()),
                        0,
                        0));
    }

    private static TrunkPeer peer(TrunkRow.PeerRow row) {
        return new TrunkPeer(
                new InetSocketAddress(InetAddress.ofLiteral(row.address()), row.port()),
                SipTransport.valueOf(row.transport().name()),
                row.priority(),
                row.weight());
    }

    /** A trunk whose password cannot be read is of more use without it than none: some carriers do not ask. */
    private Optional<TrunkAccount> account(TrunkRow row) {
        String user = row.accountUser();
        String sealed = row.sealedPassword();
        if (user == null || sealed == null) {
            return Optional.empty();
        }
        try {
            byte[] password = vault.open(Base64.getDecoder().decode(sealed), TrunkDrafts.purpose(row.id()));
            return Optional.of(new TrunkAccount(user, new String(password, StandardCharsets.US_ASCII)));
        } catch (SealBroken e) {
            LOG.error("The password of trunk {} cannot be opened; set it anew", row.id());
            return Optional.empty();
        }
    }
}
