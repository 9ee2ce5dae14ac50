package io.facerec;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of docs/architecture.md, as the package-infos say them. */
@AnalyzeClasses(packages = "io.facerec", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule arrows_run_one_way =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("index")
          .definedBy("io.facerec.index")
          .layer("finder")
          .definedBy("io.facerec")
          .layer("grouping")
          .definedBy("io.facerec.grouping")
          .layer("detect")
          .definedBy("io.facerec.detect")
          .layer("proposal")
          .definedBy("io.facerec.proposal")
          .layer("verify")
          .definedBy("io.facerec.verify")
          .layer("model")
          .definedBy("io.facerec.model")
          .layer("image")
          .definedBy("io.facerec.image")
          .layer("exception")
          .definedBy("io.facerec.exception")
          .whereLayer("index")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("finder")
          .mayOnlyBeAccessedByLayers("index")
          .whereLayer("detect")
          .mayOnlyBeAccessedByLayers("index", "finder")
          .whereLayer("grouping")
          .mayOnlyBeAccessedByLayers("index", "finder")
          .whereLayer("proposal")
          .mayOnlyBeAccessedByLayers("detect")
          .whereLayer("verify")
          .mayOnlyBeAccessedByLayers("index", "finder", "grouping")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers("index", "detect", "verify")
          .whereLayer("image")
          .mayOnlyBeAccessedByLayers("index", "finder", "detect", "proposal", "verify");

  @ArchTest
  static final ArchRule packages_hold_no_cycles =
      slices().matching("io.facerec.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_core_neither_trains_nor_has_a_command_line =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.facerec.train..", "picocli..");

  @ArchTest
  static final ArchRule exceptions_are_a_leaf =
      noClasses()
          .that()
          .resideInAPackage("io.facerec.exception")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tensorflow..", "com.google..", "org.slf4j..");

  @ArchTest static final ArchRule nothing_is_printed = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
