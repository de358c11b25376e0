package org.portolan.app.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.portolan.app.HubProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may ask. Programs show the hub's token as a bearer, people give it to their browser as the
 * password. A page of another site changes nothing here: its browser names the site it is from.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Access extends OncePerRequestFilter {
  private static final Set<String> OPEN = Set.of("/api/health", "/portolan.css", "/openapi.yaml");

  private final byte[] token;
  private final JsonMapper json;

  Access(HubProperties properties, JsonMapper json) {
    this.token = properties.token().getBytes(UTF_8);
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (token.length > 0 && !OPEN.contains(request.getRequestURI()) && !isKnown(request)) {
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Portolan\", charset=\"UTF-8\"");
      refuse(response, HttpStatus.UNAUTHORIZED, "PTL-API-006", "No token, or another one");
    } else if (changes(request) && isForeign(request)) {
      refuse(response, HttpStatus.FORBIDDEN, "PTL-API-009", "Asked by a page of another site");
    } else {
      chain.doFilter(request, response);
    }
  }

  private boolean isKnown(HttpServletRequest request) {
    String shown = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)).orElse("");
    if (shown.startsWith("Bearer ")) {
      return isToken(shown.substring(7).strip());
    }
    if (!shown.startsWith("Basic ")) {
      return false;
    }
    try {
      String pair = new String(Base64.getDecoder().decode(shown.substring(6).strip()), UTF_8);
      return isToken(pair.substring(pair.indexOf(':') + 1));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** In a time that tells nothing of where they differ. */
  private boolean isToken(String shown) {
    return MessageDigest.isEqual(shown.getBytes(UTF_8), token);
  }

  private static boolean changes(HttpServletRequest request) {
    return !Set.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
  }

  private static boolean isForeign(HttpServletRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null) {
      return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }
    try {
      return !String.valueOf(URI.create(origin).getAuthority())
          .equals(request.getHeader(HttpHeaders.HOST));
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  private void refuse(HttpServletResponse response, HttpStatus status, String code, String detail)
      throws IOException {
    ProblemDetail problem = Problems.of(status, code, detail);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }
}
