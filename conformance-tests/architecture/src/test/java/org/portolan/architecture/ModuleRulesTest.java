package org.portolan.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dependencies run one way: the order of the modules in the root pom is the order of knowledge. */
class ModuleRulesTest {
  private static final String RECORD = "org.portolan.record..";
  private static final String DIRECTORIES = "org.portolan.directories..";
  private static final String UNCEFACT = "org.portolan.uncefact..";
  private static final String EVIDENCE = "org.portolan.evidence..";
  private static final String LEDGER = "org.portolan.ledger..";
  private static final String REGISTRY = "org.portolan.registry..";
  private static final String LOG = "org.portolan.tlog..";
  private static final String ETHEREUM = "org.portolan.ethereum..";
  private static final String CHAINCODE = "org.portolan.chaincode..";
  private static final String FABRIC = "org.portolan.fabric..";
  private static final String PUBLISHER = "org.portolan.publisher..";
  private static final String RELAY = "org.portolan.relay..";
  private static final String ATTESTOR = "org.portolan.attestor..";
  private static final String HUB = "org.portolan.hub..";
  private static final String CLI = "org.portolan.cli..";
  private static final String CAMEL = "org.portolan.camel..";
  private static final String SMOOKS = "org.portolan.smooks..";
  private static final String APP = "org.portolan.app..";

  /** For each part, the parts of ours that it may know besides itself. */
  private static final Map<String, List<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry(RECORD, List.of()),
          Map.entry(DIRECTORIES, List.of()),
          Map.entry(UNCEFACT, List.of(RECORD, DIRECTORIES)),
          Map.entry(EVIDENCE, List.of(RECORD)),
          Map.entry(LEDGER, List.of(RECORD, EVIDENCE)),
          Map.entry(REGISTRY, List.of(RECORD, EVIDENCE, LEDGER)),
          Map.entry(LOG, List.of(RECORD, EVIDENCE, LEDGER, REGISTRY)),
          Map.entry(ETHEREUM, List.of(RECORD, EVIDENCE, LEDGER)),
          Map.entry(CHAINCODE, List.of(RECORD, EVIDENCE, LEDGER, REGISTRY)),
          Map.entry(FABRIC, List.of(RECORD, EVIDENCE, LEDGER, REGISTRY)),
          Map.entry(PUBLISHER, List.of(RECORD, EVIDENCE, LEDGER)),
          Map.entry(RELAY, List.of(RECORD, EVIDENCE, LEDGER, PUBLISHER)),
          Map.entry(ATTESTOR, List.of(RECORD, EVIDENCE, LEDGER, RELAY)),
          Map.entry(
              HUB,
              List.of(
                  RECORD,
                  DIRECTORIES,
                  UNCEFACT,
                  EVIDENCE,
                  LEDGER,
                  LOG,
                  PUBLISHER,
                  RELAY,
                  ATTESTOR)),
          Map.entry(CAMEL, List.of(RECORD, DIRECTORIES, UNCEFACT)),
          Map.entry(SMOOKS, List.of(DIRECTORIES, UNCEFACT)),
          Map.entry(CLI, List.of(RECORD, DIRECTORIES, UNCEFACT, EVIDENCE)),
          Map.entry(
              APP, List.of(RECORD, UNCEFACT, EVIDENCE, LEDGER, PUBLISHER, RELAY, HUB, CLI, LOG)));

  private static JavaClasses ours;

  @BeforeAll
  static void read_the_compiled_classes() {
    ours =
        new ClassFileImporter()
            .importLocations(
                Checkout.classes().stream().map(Path::toUri).map(Location::of).toList());
  }

  @Test
  void every_module_was_compiled_before_this_test() {
    assertThat(Checkout.classes()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(ours).isNotEmpty();
  }

  @Test
  void dependencies_run_one_way() {
    MAY_KNOW.forEach(
        (part, known) -> {
          String[] forbidden =
              MAY_KNOW.keySet().stream()
                  .filter(other -> !other.equals(part) && !known.contains(other))
                  .toArray(String[]::new);
          noClasses()
              .that()
              .resideInAPackage(part)
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(forbidden)
              .allowEmptyShould(true)
              .check(ours);
        });
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching("org.portolan.(**)").should().beFreeOfCycles().check(ours);
  }

  @Test
  void the_record_format_stands_on_the_jdk_alone() {
    classes()
        .that()
        .resideInAPackage(RECORD)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(RECORD, "java..", "javax.crypto..")
        .check(ours);
  }

  @Test
  void evidence_is_verified_without_any_ledgers_kit() {
    classes()
        .that()
        .resideInAPackage(EVIDENCE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            EVIDENCE,
            RECORD,
            "java..",
            "javax..",
            "org.bouncycastle..",
            // optional, and used by one class that loads only where it is there
            "fr.acinq.secp256k1..")
        .check(ours);
  }

  @Test
  void fabrics_kit_stays_with_its_connector_and_its_chaincode() {
    noClasses()
        .that()
        .resideOutsideOfPackages(CHAINCODE, FABRIC)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.hyperledger..", "com.google.protobuf..", "io.grpc..")
        .check(ours);
  }

  @Test
  void only_the_application_knows_spring_and_only_it_and_the_data_format_camel() {
    noClasses()
        .that()
        .resideOutsideOfPackage(APP)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..")
        .check(ours);
    noClasses()
        .that()
        .resideOutsideOfPackages(APP, CAMEL)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.camel..")
        .check(ours);
  }
}
