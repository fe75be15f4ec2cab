package io.isoscan.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.isoscan", importOptions = Architecture.MainClasses.class)
final class CoreArchitectureTest {
    @ArchTest static final ArchTests RULES = ArchTests.in(Architecture.class);

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_LAMBDA_EVENT =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "com.amazonaws.services.lambda..", "io.micronaut.function..")
                    .because(
                            "a use case runs anywhere; what a function is stands in its own module");
}
