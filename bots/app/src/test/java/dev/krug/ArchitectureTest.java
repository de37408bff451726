package dev.krug;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.r2dbc.core.DatabaseClient;

/** CORE-722: the shape of the house. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.krug");
    private static final String[] BOTS = {"dev.krug.runtime..", "dev.krug..bot.."};
    private static final String[] WEB = {"dev.krug.web..", "dev.krug..web..", "dev.krug.miniapp.."};

    @Test
    void domainsUseEachOtherThroughTheirSurfaceOnlyAndWithoutCycles() {
        ApplicationModules.of(KrugApplication.class, resideInAnyPackage(WEB)).verify();
    }

    @Test
    void endpointsOfDomainsDoNotGoInCircles() {
        slices().matching("dev.krug.(**).web..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theStoreKnowsNeitherBotsNorTheWeb() {
        noClasses()
                .that()
                .resideOutsideOfPackages(concat(BOTS, WEB))
                .and()
                .resideOutsideOfPackage("dev.krug")
                .should()
                .dependOnClassesThat(resideInAnyPackage(concat(BOTS, WEB)))
                .check(CLASSES);
    }

    @Test
    void botsAndTheWebHoldNoSql() {
        noClasses()
                .that()
                .resideInAnyPackage(concat(BOTS, WEB))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(DatabaseClient.class)
                .check(CLASSES);
    }

    @Test
    void telegramTypesStayInTheRuntimeAndTheBots() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BOTS)
                .should()
                .dependOnClassesThat(resideInAPackage("org.telegram.."))
                .check(CLASSES);
    }

    @Test
    void domainsDoNotDependOnApps() { // CORE-550
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.krug.kernel..",
                        "dev.krug.users..",
                        "dev.krug.identity..",
                        "dev.krug.telegram..",
                        "dev.krug.xp..",
                        "dev.krug.badges..",
                        "dev.krug.sessions..",
                        "dev.krug.ledger..",
                        "dev.krug.access..",
                        "dev.krug.promo..",
                        "dev.krug.notifications..",
                        "dev.krug.audit..",
                        "dev.krug.runtime..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.krug.spin..", "dev.krug.quiz..", "dev.krug.challenges.."))
                .check(CLASSES);
    }

    @Test
    void onlyInstantsAreKept() { // CORE-009
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(LocalDateTime.class)
                .check(CLASSES);
    }

    private static String[] concat(String[] first, String[] second) {
        var all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
