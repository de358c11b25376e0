package org.portolan.record;

import java.lang.reflect.InvocationTargetException;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose implementation of an algorithm is used: Conscrypt's and BouncyCastle's are several times
 * faster than the JDK's, BouncyCastle alone has SM2 and SM3, and any of them may be missing. None
 * is registered with the JDK, so that nothing else in the process is changed by their presence.
 *
 * <p>The order is {@code conscrypt,bouncycastle,jdk} unless the system property {@value #PROPERTY}
 * gives another; a provider that is not on the class path, or whose native library does not load,
 * is passed over.
 */
public final class CryptoProviders {
  public static final String PROPERTY = "portolan.crypto";
  private static final String ORDER = "conscrypt,bouncycastle,jdk";
  private static final String JDK = "jdk";
  private static final Map<String, String> CLASSES =
      Map.of(
          "conscrypt", "org.conscrypt.OpenSSLProvider",
          "bouncycastle", "org.bouncycastle.jce.provider.BouncyCastleProvider");

  private CryptoProviders() {}

  /** What is there, each under its name in the order; made once, when first asked for. */
  private static final class Present {
    static final Map<String, List<Provider>> BY_NAME = load();

    private static Map<String, List<Provider>> load() {
      Map<String, List<Provider>> present = new LinkedHashMap<>();
      for (String name : System.getProperty(PROPERTY, ORDER).split(",")) {
        if (name.equals(JDK)) {
          present.put(JDK, Arrays.asList(Security.getProviders()));
        } else if (CLASSES.containsKey(name)) {
          instance(CLASSES.get(name)).ifPresent(p -> present.put(name, List.of(p)));
        } else {
          throw new IllegalArgumentException(
              PROPERTY + " names " + name + "; it takes conscrypt, bouncycastle and jdk");
        }
      }
      return present;
    }

    private static Optional<Provider> instance(String className) {
      try {
        return Optional.of(
            (Provider) Class.forName(className).getDeclaredConstructor().newInstance());
      } catch (ClassNotFoundException | LinkageError | InvocationTargetException e) {
        return Optional.empty();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(className + " is not a security provider", e);
      }
    }
  }

  /** The names of the providers that are there, in the order in which they are asked. */
  public static List<String> names() {
    return List.copyOf(Present.BY_NAME.keySet());
  }

  /** Those of the providers under {@code name} that offer every one of the services. */
  public static List<Provider> named(String name, Service... services) {
    List<Provider> found = new ArrayList<>();
    for (Provider provider : Present.BY_NAME.getOrDefault(name, List.of())) {
      if (Arrays.stream(services)
          .allMatch(s -> provider.getService(s.type(), s.algorithm()) != null)) {
        found.add(provider);
      }
    }
    return found;
  }

  /** All that offer every one of the services, in the order in which they are asked. */
  public static List<Provider> offering(Service... services) {
    return names().stream().flatMap(name -> named(name, services).stream()).toList();
  }

  /** A service of the JCA, as in {@code MessageDigest}, {@code SM3}. */
  public record Service(String type, String algorithm) {}
}
