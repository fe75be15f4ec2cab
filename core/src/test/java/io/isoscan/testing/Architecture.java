package io.isoscan.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What every module and package may know. Each module's own test runs these rules on itself. */
public final class Architecture {
    private static final String AWS_SDK = "software.amazon.awssdk..";
    private static final String LAMBDA_EVENTS = "com.amazonaws.services.lambda..";

    private static final String SINGLETON = "jakarta.inject.Singleton";
    private static final String FACTORY = "io.micronaut.context.annotation.Factory";

    private static final Set<String> MOMENTS =
            Set.of(
                    "Instant.now",
                    "Clock.instant",
                    "Clock.millis",
                    "InstantSource.instant",
                    "InstantSource.millis",
                    "System.currentTimeMillis",
                    "System.nanoTime",
                    "UUID.randomUUID",
                    "Identifiers.next",
                    "Math.random",
                    "Random.<init>",
                    "SecureRandom.<init>",
                    "SplittableRandom.<init>",
                    "ThreadLocalRandom.current",
                    "AwsCredentialsProvider.resolveCredentials");

    private Architecture() {}

    /** Isoscan's own classes, without those of tests and those that Micronaut makes. */
    public static final class MainClasses implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return Stream.of("/test-classes/", "-tests.jar", "/$").noneMatch(location::contains);
        }
    }

    @ArchTest
    public static final ArchRule AWS_SDK_STAYS_IN_ADAPTERS =
            noClasses()
                    .that(are(not(adapters())))
                    .and()
                    .resideOutsideOfPackage("io.isoscan.aws..")
                    .should()
                    .dependOnClassesThat(resideInAPackage(AWS_SDK))
                    .because("a use case must run on doubles and another cloud's adapters");

    @ArchTest
    public static final ArchRule LAMBDA_EVENTS_STAY_IN_HANDLERS =
            noClasses()
                    .that()
                    .areNotAssignableTo("com.amazonaws.services.lambda.runtime.RequestHandler")
                    .and()
                    .resideOutsideOfPackage("io.isoscan.function..")
                    .should()
                    .dependOnClassesThat(resideInAPackage(LAMBDA_EVENTS))
                    .because("handlers decode, call one use case and encode");

    @ArchTest
    public static final ArchRule DOMAIN_KNOWS_NO_MICRONAUT =
            noClasses()
                    .that(are(pureDomain()))
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("io.micronaut.context..", "jakarta.inject.."))
                    .allowEmptyShould(true)
                    .because("decisions are plain code that any test can call");

    @ArchTest
    public static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching("io.isoscan.(*)..").should().beFreeOfCycles();

    @ArchTest
    public static final ArchRule NOTHING_OF_ONE_MOMENT_IS_STATIC =
            fields().that()
                    .haveRawType(oneMoment())
                    .should()
                    .notBeStatic()
                    .allowEmptyShould(true)
                    .because("a snapshot of the function would give each instance the same one");

    @ArchTest
    public static final ArchRule NO_BEAN_KEEPS_A_MOMENT =
            fields().that()
                    .areDeclaredInClassesThat(are(beans()))
                    .should()
                    .notHaveRawType(oneMoment())
                    .because("beans are made before the snapshot and live on after it");

    /**
     * A long from the clock or an id in a string has no type to tell it by, so it is told by the
     * call. A SecureRandom made for each draw is allowed, as it asks the system each time and keeps
     * nothing; so is a clock, which is no moment.
     */
    @ArchTest
    public static final ArchRule NOTHING_OF_ONE_MOMENT_IS_TAKEN_AT_THE_START =
            classes()
                    .should(takeNoMomentAtTheStart())
                    .because("what runs at the start runs before the snapshot");

    @ArchTest
    public static final ArchRule EVERY_HANDLER_IS_LAZY =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.isoscan.function..")
                    .should()
                    .dependOnClassesThat()
                    .haveSimpleName("MicronautRequestHandler")
                    .because("a FunctionHandler makes what it uses, and no more");

    @ArchTest
    public static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes().that().doNotHaveSimpleName("package-info").should(beInANullMarkedPackage());

    private static DescribedPredicate<JavaClass> are(
            DescribedPredicate<? super JavaClass> predicate) {
        return predicate.forSubtype();
    }

    private static DescribedPredicate<JavaClass> adapters() {
        return outermost(
                simpleNameStartingWith("DynamoDb")
                        .or(simpleNameStartingWith("S3"))
                        .or(simpleNameStartingWith("Sqs"))
                        .or(simpleNameStartingWith("Sns"))
                        .or(simpleNameStartingWith("SecretsManager"))
                        .or(simpleNameStartingWith("Textract"))
                        .or(simpleNameStartingWith("Bedrock"))
                        .or(simpleNameStartingWith("OcrFactory"))
                        .or(simpleNameStartingWith("Batch"))
                        .or(simpleNameStartingWith("Ecs"))
                        .or(simpleNameStartingWith("ApiGateway")));
    }

    /** Nested classes belong to their outer one. */
    private static DescribedPredicate<JavaClass> outermost(
            DescribedPredicate<? super JavaClass> predicate) {
        return DescribedPredicate.describe(
                "adapters",
                type -> {
                    var outer = type;
                    while (outer.getEnclosingClass().isPresent()) {
                        outer = outer.getEnclosingClass().get();
                    }
                    return predicate.test(outer);
                });
    }

    private static DescribedPredicate<JavaClass> pureDomain() {
        return resideInAnyPackage(
                        "io.isoscan.match..",
                        "io.isoscan.session..",
                        "io.isoscan.codes..",
                        "io.isoscan.extract..",
                        "io.isoscan.report..",
                        "io.isoscan.codesheet..")
                .and(not(adapters()))
                .and(
                        DescribedPredicate.describe(
                                "are no beans",
                                (JavaClass type) ->
                                        !type.isAnnotatedWith("jakarta.inject.Singleton")
                                                && !type.isAnnotatedWith(
                                                        "io.micronaut.context.annotation.Factory")
                                                && !type.getSimpleName().endsWith("Handler")))
                .forSubtype();
    }

    private static DescribedPredicate<JavaClass> oneMoment() {
        return DescribedPredicate.describe(
                "random numbers, moments or credentials",
                type ->
                        type.isAssignableTo(RandomGenerator.class)
                                || type.isEquivalentTo(Instant.class)
                                || type.isEquivalentTo(UUID.class)
                                || type.getSimpleName().endsWith("Credentials"));
    }

    /** Singletons, what a factory makes one of, and handlers. */
    private static DescribedPredicate<JavaClass> beans() {
        return DescribedPredicate.describe(
                "are beans",
                type ->
                        type.isAnnotatedWith(SINGLETON)
                                || type.isAnnotatedWith(FACTORY)
                                || type.getSimpleName().endsWith("Handler")
                                || type.getMethodsWithReturnTypeOfSelf().stream()
                                        .anyMatch(method -> method.isAnnotatedWith(SINGLETON)));
    }

    private static ArchCondition<JavaClass> takeNoMomentAtTheStart() {
        return new ArchCondition<>("take no time, no chance and no credentials at the start") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                atTheStart(type)
                        .flatMap(code -> code.getCallsFromSelf().stream())
                        .filter(call -> MOMENTS.contains(name(call)))
                        .forEach(call ->
                                events.add(
                                        SimpleConditionEvent.violated(
                                                type, call.getDescription())));
            }
        };
    }

    private static Stream<JavaCodeUnit> atTheStart(JavaClass type) {
        Stream<JavaCodeUnit> ofTheClass = type.getStaticInitializer().stream().map(code -> code);
        return beans().test(type)
                ? Stream.concat(
                        Stream.concat(ofTheClass, type.getConstructors().stream()),
                        type.getMethods().stream()
                                .filter(method -> method.isAnnotatedWith(SINGLETON)))
                : ofTheClass;
    }

    private static String name(JavaCall<?> call) {
        return call.getTargetOwner().getSimpleName() + "." + call.getName();
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package that is null-marked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(
                        new SimpleConditionEvent(
                                type, marked, type.getPackageName() + " is not null-marked"));
            }
        };
    }
}
