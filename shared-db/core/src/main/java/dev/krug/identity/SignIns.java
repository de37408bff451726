package dev.krug.identity;

import dev.krug.i18n.Language;
import dev.krug.users.Logins;
import dev.krug.users.TelegramProfile;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Signs people in. Every method runs in the caller's transaction. */
@Service
public class SignIns {

    private final LaunchBots bots;
    private final LaunchCheck check;
    private final InitDataUses uses;
    private final Users users;
    private final Logins logins;
    private final TokenIssuer issuer;
    private final Sessions sessions;
    private final Clock clock;
    private final ObjectProvider<MeterRegistry> meters;

    SignIns(
            LaunchBots bots,
            LaunchCheck check,
            InitDataUses uses,
            Users users,
            Logins logins,
            TokenIssuer issuer,
            Sessions sessions,
            Clock clock,
            ObjectProvider<MeterRegistry> meters) {
        this.bots = bots;
        this.check = check;
        this.uses = uses;
        this.users = users;
        this.logins = logins;
        this.issuer = issuer;
        this.sessions = sessions;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Exchanges the initData of a Mini App.
     *
     * @param botName the bot that the caller names, or null to find it among all own bots
     * @param guest who the caller was so far, if a guest; after a commit that took a guest in, the caller
     *     {@linkplain AccessTokens#announceRevocation() announces} the end of the guest's logins
     */
    public Mono<SignIn> byLaunch(
            String initData, @Nullable String botName, @Nullable UserId guest, Device device) { // CORE-039
        return candidates(botName)
                .flatMap(candidates -> candidates.isEmpty() && botName != null
                        ? refused(LaunchRefusal.UNKNOWN_BOT)
                        : switch (check.check(initData, candidates, clock.instant())) {
                            case LaunchCheck.Verdict.Refused(var reason) -> refused(reason);
                            case LaunchCheck.Verdict.Believed(var launch, var signatureOff) -> {
                                count(launch, signatureOff);
                                yield admit(launch, guest, device);
                            }
                        });
    }

    public Mono<SignIn.Granted> asGuest(Language language, Device device) { // CORE-100
        return logins.createGuest(language)
                .flatMap(guest -> issuer.open(
                                guest, new FamilyRows.NewFamily(guest.id(), AuthMethod.GUEST, null, null, device), null)
                        .map(tokens -> new SignIn.Granted(tokens, guest, true, null)));
    }

    private Mono<List<LaunchBot>> candidates(@Nullable String botName) { // CORE-034
        return botName == null
                ? bots.own().collectList()
                : bots.named(botName).flux().collectList();
    }

    private Mono<SignIn> admit(Launch launch, @Nullable UserId guest, Device device) {
        var profile = profile(launch.user());
        var found = guest == null ? users.getOrCreate(profile) : users.getOrRegister(profile, guest);
        return found.flatMap(contact -> contact.user().isBanned(clock.instant())
                ? refused(LaunchRefusal.USER_BANNED)
                : uses.use(launch, contact.user().id())
                        .flatMap(allowed -> allowed
                                ? takeIn(guest, contact.user().id()).then(grant(launch, contact, device))
                                : refused(LaunchRefusal.REPLAYED)));
    }

    /**
     * The guest's own logins end in any case: somebody else may have made the guest and be waiting for a person to
     * move in.
     */
    private Mono<Void> takeIn(@Nullable UserId guest, UserId user) { // CORE-101
        if (guest == null) {
            return Mono.empty();
        }
        return guest.equals(user)
                ? sessions.endGuest(guest)
                : users.mergeGuest(guest, user)
                        .filter(merged -> merged)
                        .flatMap(merged -> sessions.endAll(guest, RevokeReason.MERGED))
                        .then();
    }

    private Mono<SignIn> grant(Launch launch, Users.Contact contact, Device device) {
        var user = contact.user();
        var bot = launch.bot();
        var family = new FamilyRows.NewFamily(user.id(), AuthMethod.TMA, bot.id(), launch.hash(), device);
        // The user's row before the chat's, as an update of a bot locks them: else the two would wait for each other.
        return logins.signedIn(user.id())
                .then(bots.recordChat(bot, launch.user().id(), user.id()))
                .then(issuer.open(user, family, bot.name()))
                .map(tokens -> new SignIn.Granted(tokens, user, contact.isNew(), context(launch)));
    }

    private void count(Launch launch, boolean signatureOff) {
        if (signatureOff) { // CORE-033
            count("initdata_signature_mismatch");
        }
        if (launch.hasUnreadableStartParam()) { // CORE-040
            count("initdata_start_param_ignored");
        }
    }

    private void count(String meter) {
        meters.ifAvailable(registry -> registry.counter(meter).increment());
    }

    private static SignIn.LaunchContext context(Launch launch) {
        return new SignIn.LaunchContext(
                launch.bot().name(), launch.startParam(), launch.chatType(), launch.chatInstance());
    }

    private static TelegramProfile profile(LaunchUser user) {
        return new TelegramProfile(
                user.id(),
                user.firstName(),
                user.lastName(),
                user.username(),
                user.languageCode(),
                user.isPremium(),
                user.photoUrl(),
                user.addedToAttachmentMenu(),
                user.allowsWriteToPm());
    }

    private static Mono<SignIn> refused(LaunchRefusal reason) {
        return Mono.just(new SignIn.Refused(reason));
    }
}
