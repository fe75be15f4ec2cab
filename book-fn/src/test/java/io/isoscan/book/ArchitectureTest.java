package io.isoscan.book;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.isoscan.testing.Architecture;

@AnalyzeClasses(packages = "io.isoscan", importOptions = Architecture.MainClasses.class)
final class ArchitectureTest {
    @ArchTest static final ArchTests RULES = ArchTests.in(Architecture.class);
}
