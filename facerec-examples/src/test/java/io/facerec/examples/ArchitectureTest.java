package io.facerec.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of docs/architecture.md between the modules: examples to train to core. */
@AnalyzeClasses(packages = "io.facerec", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String EXAMPLES = "io.facerec.examples..";
  private static final String TRAIN = "io.facerec.train..";

  @ArchTest
  static final ArchRule nothing_knows_the_examples =
      noClasses()
          .that()
          .resideOutsideOfPackage(EXAMPLES)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(EXAMPLES);

  @ArchTest
  static final ArchRule core_does_not_know_the_training =
      noClasses()
          .that()
          .resideOutsideOfPackages(EXAMPLES, TRAIN)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(TRAIN);

  @ArchTest
  static final ArchRule the_library_reads_no_command_line_and_draws_no_progress =
      noClasses()
          .that()
          .resideOutsideOfPackage(EXAMPLES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "me.tongfei.progressbar..");

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("io.facerec.(**)").should().beFreeOfCycles();
}
