package org.portolan.ethereum.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.web3j.protocol.http.HttpService;

/** The HTTP client of one endpoint: its time limits, its TLS, its authentication. */
final class Http {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration READ = Duration.ofSeconds(20);

  /** Before a node that was asked too often is asked again; it doubles. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  private Http() {}

  static HttpService service(Endpoint endpoint) {
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            .connectTimeout(CONNECT)
            .readTimeout(READ)
            .callTimeout(READ)
            .addInterceptor(new RateLimit(PAUSE));
    endpoint.certificates().ifPresent(file -> trust(client, file));
    HttpService service = new HttpService(endpoint.url(), client.build(), false);
    service.addHeaders(endpoint.headers());
    return service;
  }

  private static void trust(OkHttpClient.Builder client, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
      authorities.load(null, null);
      int number = 0;
      for (Certificate authority :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        authorities.setCertificateEntry("authority-" + number++, authority);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authorities);
      TrustManager[] managers = trust.getTrustManagers();
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, managers, null);
      client.sslSocketFactory(tls.getSocketFactory(), (X509TrustManager) managers[0]);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("not a PEM file of certificates: " + file, e);
    }
  }
}
