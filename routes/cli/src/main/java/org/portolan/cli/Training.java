package org.portolan.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.portolan.uncefact.translate.Translator;

/** Runs each command once, so that the JVM learns which classes they need (its class cache). */
public final class Training {
  private Training() {}

  public static void main(String[] arguments) throws Exception {
    Path sample = Files.createTempFile("portolan-training", ".edi");
    try (InputStream in =
        Translator.class.getResourceAsStream("/portolan/samples/cusdec-import-d96b.edi")) {
      Files.write(sample, in.readAllBytes());
      run("validate", sample.toString());
      run("validate", "--json", sample.toString());
      run("translate", sample.toString());
      run("verify", sample.toString(), "--trust", sample.toString());
      run("policy", "explain", sample.toString());
      run("map", "show", "CUSDEC");
      run("--help");
    } finally {
      Files.delete(sample);
    }
  }

  private static void run(String... arguments) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Main.run(nowhere, nowhere, arguments);
  }
}
