package org.portolan.app;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/** Says of a setting that there is none of its name, which there are, and where it stands. */
final class UnknownSetting extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException>
    implements Ordered {
  @Override
  protected FailureAnalysis analyze(
      Throwable failure, UnboundConfigurationPropertiesException cause) {
    String unknown =
        cause.getUnboundProperties().stream()
            .map(UnknownSetting::words)
            .sorted()
            .collect(Collectors.joining(", "));
    String known =
        Arrays.stream(HubProperties.class.getRecordComponents())
            .map(part -> "portolan." + dashed(part.getName()))
            .sorted()
            .collect(Collectors.joining(", "));
    return new FailureAnalysis(
        "PTL-HUB-003 there is no setting " + unknown + ".",
        "Correct its name, or take it out. The settings are "
            + known
            + "; docs/operating.md says what each is for.",
        failure);
  }

  private static String words(ConfigurationProperty property) {
    return property.getName() + " (" + property.getOrigin() + ")";
  }

  private static String dashed(String name) {
    return ConfigurationPropertyName.adapt(name.replaceAll("([A-Z])", "-$1"), '.').toString();
  }

  /** Before the framework's own words. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
